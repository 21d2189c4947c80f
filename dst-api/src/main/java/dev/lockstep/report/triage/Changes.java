package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the rows of differences in the two answers. The path of a difference names a row by its place in the order of
 * the comparison, which is not that of an answer whose order does not count.
 */
final class Changes {

    private static final Comparator<Row> OF_THE_COMPARISON = Comparator.comparing(Row::toString);

    /** The comparison cuts a longer value. */
    private static final int WHOLE = 600;

    private static final String CUT = "…";

    private final List<Row> left;
    private final List<Row> right;
    private final boolean ordered;

    Changes(Optional<List<Row>> left, Optional<List<Row>> right, boolean ordered) {
        this.left = left.orElse(List.of());
        this.right = right.orElse(List.of());
        this.ordered = ordered;
    }

    Change of(Difference difference) {
        DifferencePath path = difference.path();
        if (path.facet() != DifferencePath.Facet.ROWS) {
            return beside(Change.Kind.ANSWER, difference);
        }
        if (path.row().isEmpty()) {
            return beside(Change.Kind.ORDER, difference);
        }
        if (difference.differenceClass() == DifferenceClass.MISSING) {
            return new Change(
                    Change.Kind.MISSING,
                    path.toString(),
                    whole(left, difference.expected()),
                    "",
                    difference.expected(),
                    "",
                    placeOf(left, difference.expected()),
                    OptionalInt.empty());
        }
        if (difference.differenceClass() == DifferenceClass.EXTRA) {
            return new Change(
                    Change.Kind.EXTRA,
                    path.toString(),
                    whole(right, difference.actual()),
                    "",
                    "",
                    difference.actual(),
                    OptionalInt.empty(),
                    placeOf(right, difference.actual()));
        }
        return changed(difference);
    }

    private static Change beside(Change.Kind kind, Difference difference) {
        return new Change(
                kind,
                difference.path().toString(),
                "",
                "",
                difference.expected(),
                difference.actual(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private Change changed(Difference difference) {
        Optional<Row> row = rowOfPath(difference.path());
        Optional<Row> other = row.flatMap(found -> partner(difference, found));
        // A difference has only a part of a long value.
        Optional<Cells> whole = row.flatMap(mine -> other.flatMap(theirs -> Cells.of(difference, mine, theirs)));
        return new Change(
                Change.Kind.CHANGED,
                difference.path().toString(),
                row.map(Words::row).orElse(""),
                difference.path().column().orElse(""),
                whole.map(Cells::left).orElse(difference.expected()),
                whole.map(Cells::right).orElse(difference.actual()),
                row.map(found -> placeOf(left, Words.row(found))).orElse(OptionalInt.empty()),
                other.map(found -> placeOf(right, Words.row(found))).orElse(OptionalInt.empty()));
    }

    /** The cells of a difference in the rows of both sides, as JSON. */
    private record Cells(String left, String right) {

        static Optional<Cells> of(Difference difference, Row left, Row right) {
            for (int i = 0; i < Math.min(left.cells().size(), right.cells().size()); i++) {
                String one = Json.MAPPER.writeValueAsString(left.cells().get(i));
                String other = Json.MAPPER.writeValueAsString(right.cells().get(i));
                if (!one.equals(other) && isSame(one, difference.expected()) && isSame(other, difference.actual())) {
                    return Optional.of(new Cells(one, other));
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Row> rowOfPath(DifferencePath path) {
        OptionalInt number = path.row().orElseThrow().exactly();
        List<Row> rows =
                ordered ? left : left.stream().sorted(OF_THE_COMPARISON).toList();
        return number.isPresent() && number.getAsInt() < rows.size()
                ? Optional.of(rows.get(number.getAsInt()))
                : Optional.empty();
    }

    /** Returns the row of the second answer that the comparison took for the same: by its place, or by its key. */
    private Optional<Row> partner(Difference difference, Row row) {
        if (ordered && left.size() == right.size()) {
            return Optional.of(right.get(left.indexOf(row)));
        }
        return right.stream()
                .filter(other -> !left.contains(other)
                        && !other.cells().isEmpty()
                        && other.cells().get(0).equals(row.cells().get(0)))
                .filter(other -> isIn(other, difference.actual()))
                .findFirst();
    }

    private static boolean isIn(Row row, String cell) {
        return row.cells().stream().map(Json.MAPPER::writeValueAsString).anyMatch(written -> isSame(written, cell));
    }

    /** Returns the row in full, if the answer has it. */
    private static String whole(List<Row> rows, String excerpt) {
        return rows.stream()
                .map(Words::row)
                .filter(row -> isSame(row, excerpt))
                .findFirst()
                .orElse(excerpt);
    }

    private static OptionalInt placeOf(List<Row> rows, String excerpt) {
        for (int i = 0; i < rows.size(); i++) {
            if (isSame(Words.row(rows.get(i)), excerpt)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** A long value is only in part in a difference. */
    private static boolean isSame(String value, String excerpt) {
        if (value.length() <= WHOLE || value.equals(excerpt)) {
            return value.equals(excerpt);
        }
        int end = excerpt.lastIndexOf(" [characters ");
        String part = end < 0 ? excerpt : excerpt.substring(0, end);
        int from = part.startsWith(CUT) ? CUT.length() : 0;
        return end >= 0
                && value.contains(
                        part.substring(from, part.endsWith(CUT) ? part.length() - CUT.length() : part.length()));
    }
}
