package dev.lockstep.crash;

/**
 * The judgement on one state of the files.
 *
 * @param how what is wrong, in words; empty if nothing is
 */
record Judged(CrashImage image, CrashFate fate, String how) {

    boolean isWhole() {
        return fate == CrashFate.WHOLE;
    }

    /** Whether something is wrong. */
    boolean isWrong() {
        return fate != CrashFate.WHOLE && fate != CrashFate.UNPROMISED;
    }

    CrashCount count() {
        return fate == CrashFate.UNPROMISED ? new CrashCount(0, 0, 1) : new CrashCount(1, isWhole() ? 1 : 0, 0);
    }
}
