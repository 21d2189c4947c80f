package dev.lockstep.report.html;

import dev.lockstep.report.triage.CommonBeginning;
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
        return CommonBeginning.nearest(value, columns.get(column));
    }
}
