package dev.lockstep.shrink;

import java.util.List;

/**
 * The smallest list that was found.
 *
 * @param lines the list, which shows the finding
 * @param trials the number of walks that touched an arm
 * @param free the number of lists that were ruled out without one: the model has no such list, or it was played before
 * @param neighbours the edges of the finding, as far as they are known
 * @param ended why there is no smaller one
 */
public record Minimum(List<Line> lines, long trials, long free, List<Neighbour> neighbours, Ended ended) {

    /** Why the minimiser ended. */
    public enum Ended {
        /** Nothing smaller shows the finding. */
        FINISHED,
        /** The budget was used up. */
        BUDGET,
        /** Somebody stopped it. */
        INTERRUPTED
    }

    public Minimum {
        lines = List.copyOf(lines);
        neighbours = List.copyOf(neighbours);
    }
}
