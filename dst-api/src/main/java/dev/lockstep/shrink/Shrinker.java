package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes from a list of commands those that its last command does not need to show the same result. Blocks are tried
 * from the back, large ones first, because most commands of a walk have nothing to do with the result of its last step.
 *
 * <p>The budget counts trials that touched an arm. A list that the model alone rules out costs nothing, so it is free.
 */
public final class Shrinker {

    /** The outcome of one trial. */
    public enum Trial {
        /** The list still shows the result. */
        SHOWS,
        /** The list was played and does not show the result. */
        SHOWS_NOT,
        /** The list has a command that is not possible where it stands, so no arm was touched. */
        IMPOSSIBLE
    }

    /** Whether a list still shows the result that it has to show. */
    @FunctionalInterface
    public interface Check<C> {
        Trial of(List<C> commands) throws IOException, InterruptedException;
    }

    private Shrinker() {}

    /**
     * Returns a list that still shows the result, and that is shorter if a shorter one was found.
     *
     * @param commands a list that shows the result
     * @param check called once for each trial
     * @param budget the largest number of trials that touch an arm
     */
    public static <C> List<C> smaller(List<C> commands, Check<C> check, int budget)
            throws IOException, InterruptedException {
        List<C> best = commands;
        int left = budget;
        for (int size = (best.size() - 1) / 2; size >= 1; size = size == 1 ? 0 : (size + 1) / 2) {
            for (int end = best.size() - 1; end > 0 && left > 0; end -= size) {
                List<C> shorter = new ArrayList<>(best.subList(0, Math.max(0, end - size)));
                shorter.addAll(best.subList(end, best.size()));
                Trial trial = check.of(shorter);
                if (trial != Trial.IMPOSSIBLE) {
                    left--;
                }
                if (trial == Trial.SHOWS) {
                    best = List.copyOf(shorter);
                }
            }
        }
        return best;
    }
}
