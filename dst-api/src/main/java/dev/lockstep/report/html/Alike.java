package dev.lockstep.report.html;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The values of some rows by column. Of them, the one that is most like a value of another row shows where that begins
 * to differ.
 */
final class Alike {

    private final List<NavigableSet<String>> columns = new ArrayList<>();

    Alike(Stream<List<String>> rows) {
        rows.forEach(values -> {
            for (int column = 0; column < values.size(); column++) {
                if (column == columns.size()) {
                    columns.add(new TreeSet<>());
                }
                columns.get(column).add(values.get(column));
            }
        });
    }

    /**
     * Returns the value with the longest beginning in common; empty if there is none, or if the value is among them.
     */
    Optional<String> to(int column, String value) {
        if (column >= columns.size() || columns.get(column).contains(value)) {
            return Optional.empty();
        }
        // Of sorted texts, a neighbour has the longest beginning in common.
        Optional<String> lower = Optional.ofNullable(columns.get(column).lower(value));
        Optional<String> higher = Optional.ofNullable(columns.get(column).higher(value));
        return lower.isEmpty()
                        || higher.filter(other -> same(value, other) > same(value, lower.get()))
                                .isPresent()
                ? higher
                : lower;
    }

    private static int same(String value, String other) {
        return CharBuffer.wrap(value).mismatch(CharBuffer.wrap(other));
    }
}
