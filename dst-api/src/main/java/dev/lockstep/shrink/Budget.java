package dev.lockstep.shrink;

import dev.lockstep.platform.Deadline;
import java.util.Optional;

/**
 * How long a finding is made smaller. Only walks that touch an arm count.
 *
 * @param trials the largest number of walks
 * @param end the moment after which none begins
 */
public record Budget(long trials, Optional<Deadline> end) {

    /** The number of trials that a person is made to wait for. */
    public static final long USUAL = 200;

    /** A budget without a limit of time. */
    public static Budget of(long trials) {
        return new Budget(trials, Optional.empty());
    }

    boolean isSpent(long played) {
        return played >= trials || end.isPresent() && end.get().passed();
    }
}
