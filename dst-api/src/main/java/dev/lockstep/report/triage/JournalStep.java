package dev.lockstep.report.triage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One step of a journal in short. There may be ten thousand of them, so the answers themselves are read only for the
 * step that somebody asks about; see {@link WalkFolder#detail}.
 *
 * @param step its number; 0 is a part of the creation of the schema
 * @param kind the kind of its command
 * @param ms the time of the whole step in milliseconds
 * @param arms the answers in short, by arm
 * @param observed whether the state was read after it
 * @param mark how it ended
 */
public record JournalStep(
        long step, String kind, double ms, SortedMap<String, Short> arms, boolean observed, Mark mark) {

    public JournalStep {
        arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
    }

    /**
     * An arm's answer in short.
     *
     * @param outcome the kind of the outcome: {@code done}, {@code rows}, {@code refused}, {@code broken}
     * @param ms the arm's time for the operation and the reads after it
     */
    public record Short(String outcome, double ms) {}

    /** The ways in which a step ends. */
    public enum Mark {
        /** All arms agreed with each other and with the model. */
        AGREED,
        /** There were differences. */
        DIFFERS,
        /** All differences are allow-listed. */
        KNOWN,
        /** The arms were asked, and the process ended before they had answered. */
        UNFINISHED
    }

    JournalStep marked(Mark other) {
        return new JournalStep(step, kind, ms, arms, observed, other);
    }
}
