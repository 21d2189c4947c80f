package dev.lockstep.shapes;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The stored rows.
 *
 * @param rows whether each row has only the values that a repair leaves as they are, by its number
 */
record Stored(SortedMap<Integer, Boolean> rows) {

    static Stored nothing() {
        return new Stored(new TreeMap<>());
    }

    void add(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(number -> rows.put(number, false));
    }

    void simplify() {
        rows.replaceAll((number, simple) -> true);
    }
}
