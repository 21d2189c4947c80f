package dev.lockstep.parity;

/**
 * The largest number of steps that an entry of the allow-list may cover. It grows with the walk, because a long walk
 * meets a known difference more often; a flood exceeds it at any length.
 *
 * @param hits the number of steps that the entry may cover
 * @param perSteps the number of steps in which it may cover so many
 */
public record HitLimit(int hits, int perSteps) {

    /** The number of steps for which a new entry states its limit. */
    public static final int STEPS = 200;

    /** Returns the number of steps that the entry may cover up to this step. */
    long until(long step) {
        return hits * ((step + perSteps - 1) / perSteps);
    }

    @Override
    public String toString() {
        return hits + " in " + perSteps + " steps";
    }
}
