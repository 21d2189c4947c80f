package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out of a list of commands what is not needed for its last one to show the same. Blocks are tried from the back,
 * large ones first, because most of a walk has nothing to do with what its last step shows.
 */
public final class Shrinker {

    /** Whether a list still shows what it is there to show. */
    @FunctionalInterface
    public interface Check<C> {
        boolean passes(List<C> commands) throws IOException, InterruptedException;
    }

    private Shrinker() {}

    /**
     * A list that still passes, shorter where a shorter one was found.
     *
     * @param commands passes itself
     * @param check asked once for each attempt
     * @param attempts how many attempts there may be
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
