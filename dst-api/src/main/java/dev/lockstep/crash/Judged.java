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
}
