package dev.lockstep.parity;

/**
 * One typed disagreement at one path.
 *
 * @param path where, in one row where it is in a row
 * @param differenceClass in what way
 * @param reference the side that is held to be right: an arm, or {@link #MODEL}
 * @param deviating the arm that differs from it
 * @param expected what the reference has there, as JSON; empty where it has nothing
 * @param actual what the deviating arm has there, as JSON; empty where it has nothing
 */
public record Difference(
        DifferencePath path,
        DifferenceClass differenceClass,
        String reference,
        String deviating,
        String expected,
        String actual) {

    /** The name of the model where it is one of the two sides. */
    public static final String MODEL = "model";

    /** Whether one of the two sides is this arm. */
    public boolean concerns(String arm) {
        return reference.equals(arm) || deviating.equals(arm);
    }

    /** The same difference, found in the answer to a probe. */
    Difference under(String probe) {
        return new Difference(path.under(probe), differenceClass, reference, deviating, expected, actual);
    }
}
