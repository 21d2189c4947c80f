package dev.lockstep.crash;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A number of states.
 *
 * @param states how many were opened that could be wrong
 * @param whole how many of them came back as they must
 * @param unpromised how many others were opened in which nothing was promised yet, because the store may still have to
 *     be created
 */
public record CrashCount(long states, long whole, long unpromised) {

    /** No state. */
    public static final CrashCount NONE = new CrashCount(0, 0, 0);

    /** Returns both counts together. */
    public CrashCount plus(CrashCount other) {
        return new CrashCount(states + other.states, whole + other.whole, unpromised + other.unpromised);
    }

    /** Returns the number of all states that were opened. */
    @JsonIgnore
    public long opened() {
        return states + unpromised;
    }

    /** Whether no state could be wrong, so that nothing is known. */
    @JsonIgnore
    public boolean isDark() {
        return states == 0;
    }

    @Override
    public String toString() {
        return whole + " of " + states;
    }
}
