package dev.lockstep.parity;

/**
 * An attempt to set an arm back to the state of the reference, so that the walk can go on after a difference.
 *
 * @param step the step whose difference left the arm apart
 * @param arm the arm
 * @param cause the kind of the difference
 * @param commands the number of earlier commands that were played again on the fresh arm
 * @param proven whether every channel then showed the arm in the state of the reference and of the model
 * @param detail the reason why it is not proven, for people; empty if it is
 */
public record Reset(long step, String arm, Cause cause, long commands, boolean proven, String detail) {

    Reset asProven() {
        return new Reset(step, arm, cause, commands, true, "");
    }

    Reset unproven(String why) {
        return new Reset(step, arm, cause, commands, false, why);
    }

    /** The kinds of differences that a walk may go on after. */
    public enum Cause {
        /** The difference is allow-listed. */
        KNOWN_DIFFERENCE,
        /** The difference is a finding, and the walk was asked to go on. */
        FINDING
    }
}
