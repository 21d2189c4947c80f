package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves out as many items as possible. First all of them together, then each half, and so on down to single items. If
 * the back half of a block went and the block did not, the front half holds an item that is needed, so it is divided at
 * once, without a trial. One needed item among many costs about three trials for each halving.
 *
 * <p>An item that is only needed because of another one may stay; a second pass over single items finds it.
 */
final class Bisection {

    private Bisection() {}

    /** Leaves out a block of items. */
    @FunctionalInterface
    interface Attempt<T> {
        /** Returns whether the block is gone now. */
        boolean without(List<T> block) throws IOException, InterruptedException;
    }

    /**
     * Leaves out as many items as it can.
     *
     * @param there whether an item is still there; another item's removal may have taken it away
     */
    static <T> void leaveOut(List<T> items, Predicate<T> there, Attempt<T> attempt)
            throws IOException, InterruptedException {
        isGone(items, false, there, attempt);
    }

    private static <T> boolean isGone(List<T> items, boolean needed, Predicate<T> there, Attempt<T> attempt)
            throws IOException, InterruptedException {
        List<T> block = new ArrayList<>(items);
        block.removeIf(there.negate());
        if (block.isEmpty()) {
            return true;
        }
        boolean untried = !needed || block.size() < items.size();
        if (untried && attempt.without(block)) {
            return true;
        }
        if (block.size() == 1) {
            return false;
        }
        int middle = block.size() / 2;
        boolean backGone = isGone(block.subList(middle, block.size()), false, there, attempt);
        return isGone(block.subList(0, middle), backGone, there, attempt) && backGone;
    }
}
