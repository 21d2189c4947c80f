package dev.lockstep.parity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.backend.Channel;
import dev.lockstep.op.PathSegment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a difference or, with {@link RowNumber#ANY} for its row, a pattern of such places: {@code /outcome},
 * {@code /rows/3/name}, {@code /probe/persons/rows/*}, {@code /older/persons/rows/*}. Paths are built, starred, printed
 * and parsed only here.
 *
 * @param channel the channel over which the probe was asked; {@link Channel#QUERY}, written {@code probe}, for the
 *     answer to the command itself
 * @param probe the probe that shows the difference; empty for the answer to the command itself
 * @param facet the part of the answer that differs
 * @param row the row; empty for all rows together, and if the difference is not in the rows
 * @param column the column of the row; empty for the whole row
 */
public record DifferencePath(
        Channel channel, Optional<String> probe, Facet facet, Optional<RowNumber> row, Optional<String> column) {

    public static final DifferencePath OUTCOME = whole(Facet.OUTCOME);
    public static final DifferencePath COUNT = whole(Facet.COUNT);
    public static final DifferencePath REFUSAL = whole(Facet.REFUSAL);
    public static final DifferencePath CODE = whole(Facet.CODE);
    public static final DifferencePath ROWS = whole(Facet.ROWS);

    /** The forms of a path, for people. */
    public static final String FORMS =
            "/outcome, /count, /refusal, /code, /state, /exception, /warnings, /labels, /types, /rows, /rows/*, /rows/*/COLUMN,"
                    + " /probe/NAME/rows, /probe/NAME/rows/* or /probe/NAME/rows/*/COLUMN (a number may stand for the *, and older,"
                    + " younger, physical, inside or afterlife for probe)";

    private static final String PROBE = "probe";

    private static final Optional<RowNumber> ANY_ROW = Optional.of(RowNumber.ANY);

    /** A name may be any text between two slashes: its position decides whether it is a probe or a column. */
    private static final Pattern FORM = Pattern.compile(
            "(?:/(?<channel>probe|older|younger|physical|inside|afterlife)/(?<probe>[^/]+))?"
                    + "/(?:(?<facet>outcome|count|refusal|code|state|exception|warnings|labels|types)|rows(?:/(?<row>\\*|0|[1-9][0-9]{0,8})(?:/(?<column>[^/]+))?)?)");

    /** The parts of an answer that can differ. */
    public enum Facet {
        OUTCOME,
        COUNT,
        REFUSAL,
        CODE,
        STATE,
        EXCEPTION,
        WARNINGS,
        LABELS,
        TYPES,
        ROWS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    /**
     * The number of a row of an answer.
     *
     * @param exactly the number, counted from 0; empty for any row
     */
    public record RowNumber(OptionalInt exactly) {

        /** Stands for every number, because the number depends on the other stored data. */
        public static final RowNumber ANY = new RowNumber(OptionalInt.empty());

        static RowNumber of(int number) {
            return new RowNumber(OptionalInt.of(number));
        }

        @Override
        public String toString() {
            return exactly.isPresent() ? Integer.toString(exactly.getAsInt()) : "*";
        }
    }

    public DifferencePath {
        probe.ifPresent(name -> PathSegment.checked("probe", name));
        column.ifPresent(name -> PathSegment.checked("column", name));
        if (row.isPresent() && facet != Facet.ROWS || column.isPresent() && row.isEmpty()) {
            throw new IllegalArgumentException("not a path: a row is one of the rows, and a column is one of a row");
        }
        if (probe.isEmpty() && channel != Channel.QUERY) {
            throw new IllegalArgumentException("not a path: only a probe is asked over the channel " + channel);
        }
    }

    private static DifferencePath whole(Facet facet) {
        return new DifferencePath(Channel.QUERY, Optional.empty(), facet, Optional.empty(), Optional.empty());
    }

    /** Returns the path of a facet of the command's own answer. */
    static DifferencePath of(dev.lockstep.op.Facet facet) {
        return whole(Facet.valueOf(facet.name()));
    }

    /** Returns the path of a row of the command's own answer. */
    public static DifferencePath row(int number) {
        return ROWS.at(Optional.of(RowNumber.of(number)));
    }

    /** Returns the path of one column of the same row. */
    public DifferencePath column(String name) {
        return new DifferencePath(channel, probe, facet, row, Optional.of(name));
    }

    /** Returns the same place in the answer to a probe over the connection that writes. */
    public DifferencePath under(String probeName) {
        return under(Channel.QUERY, probeName);
    }

    /** Returns the same place in the answer to a probe. */
    public DifferencePath under(Channel reader, String probeName) {
        return new DifferencePath(reader, Optional.of(probeName), facet, row, column);
    }

    /** Returns the same place in the answer to the same probe, over the connection that writes. */
    public DifferencePath asQueried() {
        return channel == Channel.PHYSICAL || channel == Channel.INSIDE
                ? this
                : new DifferencePath(Channel.QUERY, probe, facet, row, column);
    }

    /** Returns the same place in any row. */
    public DifferencePath starred() {
        return at(row.map(number -> RowNumber.ANY));
    }

    /** Returns the same place in this row, if the path does not name a row. */
    public DifferencePath inRow(int number) {
        return row.equals(ANY_ROW) ? at(Optional.of(RowNumber.of(number))) : this;
    }

    private DifferencePath at(Optional<RowNumber> otherRow) {
        return new DifferencePath(channel, probe, facet, otherRow, column);
    }

    /**
     * Whether this path, as a pattern, matches another path. A pattern of a probe also matches the probe's answer over
     * another session and in the afterlife: what is wrong in the store is wrong for every reader.
     */
    public boolean matches(DifferencePath actual) {
        return (channel == actual.channel || channel == Channel.QUERY && actual.asQueried().channel == channel)
                && probe.equals(actual.probe)
                && facet == actual.facet
                && column.equals(actual.column)
                && (row.equals(actual.row) || row.equals(ANY_ROW) && actual.row.isPresent());
    }

    /** Returns the classes that a difference at this path can have. */
    public Set<DifferenceClass> classes() {
        return switch (facet) {
            case OUTCOME -> EnumSet.of(DifferenceClass.OUTCOME);
            case REFUSAL -> EnumSet.of(DifferenceClass.VALUE);
            case COUNT, CODE, STATE, EXCEPTION, WARNINGS, LABELS, TYPES ->
                EnumSet.of(DifferenceClass.VALUE, DifferenceClass.MISSING);
            case ROWS -> {
                if (row.isEmpty()) {
                    yield EnumSet.of(DifferenceClass.ORDER);
                }
                yield column.isEmpty()
                        ? EnumSet.of(DifferenceClass.MISSING, DifferenceClass.EXTRA)
                        : EnumSet.of(DifferenceClass.VALUE, DifferenceClass.TYPE);
            }
        };
    }

    /** Reads a path as it is printed; empty if the text has none of the {@link #FORMS}. */
    public static Optional<DifferencePath> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Facet facet = form.group("facet") == null ? Facet.ROWS : facet(form.group("facet"));
        try {
            return Optional.of(new DifferencePath(
                    channel(form.group("channel")),
                    Optional.ofNullable(form.group("probe")),
                    facet,
                    Optional.ofNullable(form.group("row"))
                            .map(row -> row.equals("*") ? RowNumber.ANY : RowNumber.of(Integer.parseInt(row))),
                    Optional.ofNullable(form.group("column"))));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static Facet facet(String written) {
        return Arrays.stream(Facet.values())
                .filter(facet -> facet.toString().equals(written))
                .findFirst()
                .orElseThrow();
    }

    private static Channel channel(String written) {
        return written == null || written.equals(PROBE)
                ? Channel.QUERY
                : Channel.valueOf(written.toUpperCase(Locale.ROOT));
    }

    @JsonCreator
    static DifferencePath fromJson(String text) {
        return parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + text + "' is not a path of a difference; write " + FORMS));
    }

    @Override
    @JsonValue
    public String toString() {
        String reader = channel == Channel.QUERY ? PROBE : channel.toString();
        return probe.map(name -> "/" + reader + "/" + name).orElse("") + "/" + facet
                + row.map(number -> "/" + number).orElse("")
                + column.map(name -> "/" + name).orElse("");
    }
}
