package dev.lockstep.crash;

/**
 * A number of states.
 *
 * @param states how many were opened
 * @param whole how many of them came back as they must
 */
public record CrashCount(long states, long whole) {

    /** Returns both counts together. */
    public CrashCount plus(CrashCount other) {
        return new CrashCount(states + other.states, whole + other.whole);
    }

    @Override
    public String toString() {
        return whole + " of " + states;
    }
}
