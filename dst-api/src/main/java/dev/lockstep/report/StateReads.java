package dev.lockstep.report;

import java.util.List;
import java.util.Optional;

/** The reads of the state that a script needs to show a finding, beside those that differ after the last step. */
public enum StateReads {
    /** None. Most findings show without them, and the script is short. */
    AT_THE_END(false, ""),
    /**
     * Those that differ in the end, after each step. A few findings need it: what was read makes a later read wrong.
     */
    AFTER_EACH_STEP(true, ""),
    /** All that the walk made over the connection that writes: one read may make another one wrong. */
    ALL_AFTER_EACH_STEP(true, ""),
    /** More than a script repeats, for example over another connection. */
    MORE_THAN_A_SCRIPT_HAS(
            true,
            "It needs other looks at the state between the steps than the reads here. With these reads alone the answers"
                    + " agreed."),
    /** Nobody has played the steps without the reads between them. */
    NOT_TRIED(
            false,
            "When it was found, the state was read between the steps too. Those reads are not here, and nobody has tried"
                    + " whether it shows without them.");

    /** All that a script can have, the shortest first. */
    public static final List<StateReads> OF_SCRIPTS = List.of(AT_THE_END, AFTER_EACH_STEP, ALL_AFTER_EACH_STEP);

    private final boolean between;
    private final String caveat;

    StateReads(boolean between, String caveat) {
        this.between = between;
        this.caveat = caveat;
    }

    /** Whether a script reads the state after each step. */
    public boolean between() {
        return between;
    }

    /** Whether these are all reads of the walk, and not only those that differ in the end. */
    public boolean ofAll() {
        return between && this != AFTER_EACH_STEP;
    }

    /** Returns why an agreement of the script says nothing; empty if the script has all that the finding needs. */
    public Optional<String> caveat() {
        return caveat.isEmpty() ? Optional.empty() : Optional.of(caveat);
    }
}
