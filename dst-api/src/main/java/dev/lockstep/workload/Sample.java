package dev.lockstep.workload;

import java.util.Collection;
import java.util.List;

/**
 * The part of a large state that is read after one step. It is drawn from the seed and the step alone, so that a replay
 * reads the same part. What it means is up to the workload: usually so many neighbouring rows of each table, in the
 * order of the keys.
 *
 * @param rows the number of rows of a table that may be read, at least 1
 * @param at the place of the part in the order of the rows, from 0 to {@value #END}
 */
public record Sample(long rows, int at) {

    /** The place of the end. */
    public static final int END = 1_000_000;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Sample {
        if (rows < 1 || at < 0 || at > END) {
            throw new IllegalArgumentException("a sample has at least one row and a place from 0 to " + END);
        }
    }

    /**
     * Returns the part of these elements. Each of them has about the same chance to be in it; a part at either end may
     * be smaller.
     */
    public <T> List<T> of(Collection<T> ordered) {
        long first = first(ordered.size());
        long from = Math.max(0, first);
        long length = rows + Math.min(0, first);
        if (ordered instanceof List<T> list) {
            return List.copyOf(list.subList((int) from, (int) Math.min(list.size(), from + length)));
        }
        return ordered.stream().skip(from).limit(length).toList();
    }

    private long first(long size) {
        return Math.round((size + rows - 2) * (double) at / END) - (rows - 1);
    }
}
