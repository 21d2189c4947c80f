package dev.lockstep.shrink;

import java.io.IOException;
import java.util.List;

/** Hears of the minimiser's work while it goes on. */
public interface Watcher {

    /** A watcher that does nothing. */
    Watcher NONE = new Watcher() {};

    /**
     * A trial begins.
     *
     * @param smallest the number of lines of the smallest list so far
     * @param trials the number of walks before this trial
     */
    default void trying(int smallest, long trials) {}

    /** A smaller list shows the finding. It is kept here before the next trial begins. */
    default void better(List<Line> lines) throws IOException {}
}
