package dev.lockstep.parity;

import dev.lockstep.backend.Channel;

/**
 * One typed disagreement at one path.
 *
 * @param path the place; it names the row if the difference is in one row
 * @param differenceClass the class of the difference
 * @param reference the side that counts as right: an arm, or {@link #MODEL}
 * @param deviating the arm that differs from it
 * @param expected the reference's value, as JSON; empty if it has none
 * @param actual the deviating arm's value, as JSON; empty if it has none
 */
public record Difference(
        DifferencePath path,
        DifferenceClass differenceClass,
        String reference,
        String deviating,
        String expected,
        String actual) {

    /** The name of the model as one of the two sides. */
    public static final String MODEL = "model";

    /** Whether one of the two sides is this arm. */
    public boolean concerns(String arm) {
        return reference.equals(arm) || deviating.equals(arm);
    }

    /** Returns the same difference, found in the answer to a probe over a channel. */
    Difference under(Channel channel, String probe) {
        return new Difference(path.under(channel, probe), differenceClass, reference, deviating, expected, actual);
    }
}
