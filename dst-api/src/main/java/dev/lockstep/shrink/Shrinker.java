package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes from a list of commands those that its last command does not need to show the same result. Blocks are tried
 * from the back, large ones first, because most commands of a walk have nothing to do with the result of its last step.
 */
public final class Shrinker {

    /** Whether a list still shows the result that it has to show. */
    @FunctionalInterface
    public interface Check<C> {
        boolean passes(List<C> commands) throws IOException, InterruptedException;
    }

    private Shrinker() {}

    /**
     * Returns a list that still passes, and that is shorter if a shorter one was found.
     *
     * @param commands a list that passes
     * @param check called once for each attempt
     * @param attempts the largest number of attempts
     */
    public static <C> List<C> smaller(List<C> commands, Check<C> check, int attempts)
            throws IOException, InterruptedException {
        List<C> best = commands;
        int left = attempts;
        for (int size = (best.size() - 1) / 2; size >= 1; size = size == 1 ? 0 : (size + 1) / 2) {
            for (int end = best.size() - 1; end > 0 && left > 0; end -= size) {
                List<C> shorter = new ArrayList<>(best.subList(0, Math.max(0, end - size)));
                shorter.addAll(best.subList(end, best.size()));
                left--;
                if (check.passes(shorter)) {
                    best = List.copyOf(shorter);
                }
            }
        }
        return best;
    }
}
