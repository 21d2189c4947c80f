package dev.lockstep.strike;

/**
 * A place at which a process is struck.
 *
 * @param blow the blow
 * @param kth which of the calls that it can strike, counted from 1 for each thread of the process
 */
record Place(Blow blow, int kth) {

    @Override
    public String toString() {
        return blow + " " + kth;
    }
}
