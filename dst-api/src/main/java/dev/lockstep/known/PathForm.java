package dev.lockstep.known;

import dev.lockstep.parity.DifferenceClass;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a difference. A path is exact except for the number of a row, which depends on the other stored data:
 * {@code *} stands for any row number and for nothing else.
 *
 * @param probe the probe that shows the difference; empty for the answer to the command itself
 * @param leaf {@code outcome}, {@code count}, {@code refusal}, {@code code} or {@code rows}
 * @param row the row's number or {@code *}; empty for all rows together
 * @param column the column; empty for the whole row
 */
record PathForm(Optional<String> probe, String leaf, Optional<String> row, Optional<String> column) {

    static final String FORMS = "/outcome, /count, /refusal, /code, /rows, /rows/*, /rows/*/COLUMN,"
            + " /probe/NAME/rows, /probe/NAME/rows/* or /probe/NAME/rows/*/COLUMN (a number may stand for the *)";

    static final String ANY_ROW = "*";

    private static final Pattern FORM = Pattern.compile(
            "(?:/probe/([^/]+))?/(?:(outcome|count|refusal|code)|(rows)(?:/(\\*|[0-9]+)(?:/([^/]+))?)?)");

    /** Parses a path; the result is empty if no difference can have such a path. */
    static Optional<PathForm> of(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PathForm(
                Optional.ofNullable(form.group(1)),
                form.group(2) == null ? form.group(3) : form.group(2),
                Optional.ofNullable(form.group(4)),
                Optional.ofNullable(form.group(5))));
    }

    /** Returns the classes that a difference at such a path can have. */
    Set<DifferenceClass> classes() {
        if (leaf.equals("outcome")) {
            return EnumSet.of(DifferenceClass.OUTCOME);
        }
        if (!leaf.equals("rows")) {
            return EnumSet.of(DifferenceClass.VALUE);
        }
        if (row.isEmpty()) {
            return EnumSet.of(DifferenceClass.ORDER);
        }
        return column.isEmpty()
                ? EnumSet.of(DifferenceClass.MISSING, DifferenceClass.EXTRA)
                : EnumSet.of(DifferenceClass.VALUE, DifferenceClass.TYPE);
    }

    boolean matches(String path) {
        return of(path).filter(actual -> actual.at(row).equals(at(row)) && sameRow(actual))
                .isPresent();
    }

    private boolean sameRow(PathForm actual) {
        return row.isPresent() == actual.row.isPresent()
                && (row.equals(Optional.of(ANY_ROW)) || row.equals(actual.row));
    }

    /** Returns the same place in another row. */
    private PathForm at(Optional<String> otherRow) {
        return new PathForm(probe, leaf, otherRow, column);
    }

    /** Returns the same place in any row. */
    PathForm starred() {
        return at(row.map(number -> ANY_ROW));
    }

    /** Returns a path of this form, with this number in place of the {@code *}. */
    String example(int number) {
        return at(row.map(index -> index.equals(ANY_ROW) ? String.valueOf(number) : index))
                .text();
    }

    String text() {
        return probe.map(name -> "/probe/" + name).orElse("") + "/" + leaf
                + row.map(index -> "/" + index).orElse("")
                + column.map(name -> "/" + name).orElse("");
    }
}
