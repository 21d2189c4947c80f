package dev.lockstep.parity;

import java.time.Duration;

/**
 * The limits of a walk.
 *
 * @param operationTimeout the time limit for one operation
 * @param keepGoing whether the walk continues after a finding that left all arms in the model's state
 */
public record Limits(Duration operationTimeout, boolean keepGoing) {

    /** Returns the limits of a walk that ends with its first finding. */
    public static Limits of(Duration operationTimeout) {
        return new Limits(operationTimeout, false);
    }
}
