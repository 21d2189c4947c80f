package dev.lockstep.parity;

import dev.lockstep.platform.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * The limits of a walk.
 *
 * @param operationTimeout the time limit for one operation
 * @param startTimeout the time limit for opening the arms, and for each restart of a server
 * @param keepGoing whether the walk continues after a finding
 * @param budget the moment at which the walk ends, wherever it is; a budget decides nothing, because otherwise the
 *     speed of the machine would decide
 * @param resets the largest number of times that arms are set back to the reference's state
 * @param complete whether the walk must exercise everything; not so for a record that a person shortened
 */
public record Limits(
        Duration operationTimeout,
        Duration startTimeout,
        boolean keepGoing,
        Optional<Deadline> budget,
        int resets,
        boolean complete) {

    private static final Duration TO_START = Duration.ofMinutes(2);

    /** Returns the limits of a walk that ends with its first finding. */
    public static Limits of(Duration operationTimeout) {
        return new Limits(operationTimeout, TO_START, false, Optional.empty(), Resetting.MOST, true);
    }

    /** Returns these limits with another time limit for opening the arms. */
    public Limits startingWithin(Duration limit) {
        return new Limits(operationTimeout, limit, keepGoing, budget, resets, complete);
    }

    /** Returns these limits for a walk that continues after a finding, or not. */
    public Limits goingOn(boolean afterAFinding) {
        return new Limits(operationTimeout, startTimeout, afterAFinding, budget, resets, complete);
    }

    /** Returns these limits with a moment at which the walk ends. */
    public Limits until(Deadline end) {
        return new Limits(operationTimeout, startTimeout, keepGoing, Optional.of(end), resets, complete);
    }

    /** Returns these limits for a walk that need not exercise anything. */
    public Limits incomplete() {
        return new Limits(operationTimeout, startTimeout, keepGoing, budget, resets, false);
    }

    /** Returns these limits for a walk that ends with the first difference that leaves the arms apart. */
    public Limits withoutResets() {
        return new Limits(operationTimeout, startTimeout, keepGoing, budget, 0, complete);
    }

    /** Whether a walk that leaves something out is {@link Verdict#VACUOUS}. */
    public boolean demanding() {
        return complete && budget.isEmpty();
    }

    /** Whether the walk's time is over. */
    boolean isOver() {
        return budget.isPresent() && budget.get().passed();
    }
}
