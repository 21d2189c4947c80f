package dev.lockstep.strike;

/**
 * A place at which a process is struck.
 *
 * @param blow the blow
 * @param call the name of the call that it strikes
 * @param kth which of the calls of this name, counted from 1 for each thread of the process; so counts the tracer
 */
record Place(Blow blow, String call, int kth) {

    /** The note on a place where the process made another number of calls than before. */
    static final String NOT_FALLEN = "no blow fell at a place that was counted";

    @Override
    public String toString() {
        return blow + " (" + call + " " + kth + ")";
    }
}
