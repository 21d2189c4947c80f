package dev.lockstep.reduce;

/** Hears of the trials of a finding while they are played. */
@FunctionalInterface
public interface ShrinkWatcher {

    /** A watcher that does nothing. */
    ShrinkWatcher NONE = (from, to, trials) -> {};

    /**
     * A trial begins.
     *
     * @param from the number of commands up to the finding
     * @param to the number of commands of the smallest list so far
     * @param trials the number of walks so far
     */
    void trying(long from, long to, long trials);
}
