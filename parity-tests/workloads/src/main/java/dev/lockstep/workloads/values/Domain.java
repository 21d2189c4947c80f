package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.ValueKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The types, each with the values at its edges. A sized type has a value for each length instead. */
enum Domain {
    BOOLEAN("BOOLEAN", ValueKind.BOOLEAN, Sample.of("TRUE", Cell.bool(true)), Sample.of("FALSE", Cell.bool(false))),
    TINYINT("TINYINT", numbers("-128", "127", "0")),
    SMALLINT("SMALLINT", numbers("-32768", "32767", "1")),
    INTEGER("INTEGER", numbers("-2147483648", "2147483647", "0")),
    BIGINT("BIGINT", numbers("-9223372036854775807", "9223372036854775807", "9007199254740993")),
    NUMERIC("NUMERIC(40, 10)", numbers("0.0000000001", "-123456789012345678901234567890.0987654321", "100")),
    REAL("REAL", floating("REAL", "1.1", "NaN", "Infinity", "-Infinity", "3.4028235E38", "1.17549435E-38", "-0.0")),
    DOUBLE(
            "DOUBLE PRECISION",
            floating("DOUBLE PRECISION", "0.1", "NaN", "Infinity", "-Infinity", "1.7976931348623157E308", "4.9E-324")),
    DECFLOAT("DECFLOAT(34)", true, texts("'%s'", "NaN", "Infinity", "-Infinity", "1.25")),
    DATE("DATE", lexicals("DATE", "0001-01-01", "9999-12-31", "2024-02-29", "1582-10-15")),
    TIME("TIME(9)", lexicals("TIME", "00:00:00", "23:59:59.999999999", "12:00:00.1")),
    TIMESTAMP(
            "TIMESTAMP(9)",
            lexicals(
                    "TIMESTAMP",
                    "0001-01-01 00:00:00",
                    "9999-12-31 23:59:59.999999999",
                    "2024-03-31 02:30:00.000000001",
                    "2024-10-27 02:30:00",
                    "1969-12-31 23:59:59.9")),
    TIME_ZONE(
            "TIME(9) WITH TIME ZONE", lexicals("TIME WITH TIME ZONE", "12:00:00.1+05:30", "23:59:59.999999999-09:30")),
    TIMESTAMP_ZONE(
            "TIMESTAMP(9) WITH TIME ZONE",
            lexicals(
                    "TIMESTAMP WITH TIME ZONE",
                    "0001-01-01 00:00:00+05:30",
                    "9999-12-31 23:59:59.999999999-09:30",
                    "2024-10-27 02:30:00.5+12:45")),
    INTERVAL_MONTHS(
            "INTERVAL YEAR(9) TO MONTH", true, intervals("'999999999-11' YEAR TO MONTH", "'-0-1' YEAR TO MONTH")),
    INTERVAL_SECONDS(
            "INTERVAL DAY(9) TO SECOND(9)",
            true,
            intervals("'999999999 23:59:59.999999999' DAY TO SECOND", "'-1 00:00:00.000000001' DAY TO SECOND")),
    UUID(
            "UUID",
            true,
            uuids(
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "80000000-1234-5678-9abc-def012345678")),
    JSON("JSON", true, texts("JSON '%s'", "{\"a\":[1,2.50,null,true,\"x\"]}", "[]", "null", "\"t\"")),
    ENUM("ENUM('red', 'green', 'BLUE')", true, texts("'%s'", "red", "green", "BLUE")),
    GEOMETRY(
            "GEOMETRY",
            true,
            texts("GEOMETRY '%s'", "POINT (1 2)", "POINT Z (1.5 -2.25 3)", "POLYGON ((0 0, 0 1, 1 1, 0 0))")),
    INT_ARRAY(
            "INTEGER ARRAY",
            true,
            Sample.text("ARRAY[1, NULL, -2147483648]", "[1, null, -2147483648]"),
            Sample.text("ARRAY[]", "[]")),
    ROW("ROW(A INTEGER, B VARCHAR(10))", true, Sample.text("ROW(1, 'x')", "ROW (1, x)")),
    CHAR("CHAR(5)", ValueKind.TEXT, padded("a"), padded(""), padded("abcde"), padded("  b")),
    IGNORECASE("VARCHAR_IGNORECASE(40)", ValueKind.TEXT, texts("'%s'", "a", "B", "")),
    BINARY("BINARY(4)", bytes("80ff"), bytes("00000000"), bytes("ffffffff"), bytes("")),
    VARCHAR("VARCHAR", ValueKind.TEXT),
    CLOB("CLOB", ValueKind.TEXT),
    VARBINARY("VARBINARY", ValueKind.LEXICAL),
    BLOB("BLOB", ValueKind.LEXICAL);

    /** Stands at the place of a text whose conversion is an option of the statement. */
    private static final String JSON_PLACE = "? FORMAT JSON";

    private final String sql;
    private final ValueKind kind;
    private final boolean cast;
    private final List<Sample> samples;

    Domain(String sql, Sample... samples) {
        this(sql, samples[0].read() instanceof Cell.Number ? ValueKind.NUMBER : ValueKind.LEXICAL, false, samples);
    }

    Domain(String sql, ValueKind kind, Sample... samples) {
        this(sql, kind, false, samples);
    }

    /** A type whose values are read as texts. */
    Domain(String sql, boolean cast, Sample... samples) {
        this(sql, ValueKind.TEXT, cast, samples);
    }

    Domain(String sql, ValueKind kind, boolean cast, Sample... samples) {
        this.sql = sql;
        this.kind = kind;
        this.cast = cast;
        this.samples = List.of(samples);
    }

    /** Returns the name of the type's column. */
    String column() {
        return "c_" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the declaration of the column. */
    String declaration() {
        return column() + " " + sql;
    }

    /** Returns the column as it is read. */
    Column read() {
        return new Column(column(), kind, cast ? "CAST(" + column() + " AS VARCHAR)" : column());
    }

    /** Returns the place of a parameter in a statement. */
    String place() {
        return this == JSON ? JSON_PLACE : "?";
    }

    /** Whether each length is a value. */
    boolean isSized() {
        return samples.isEmpty();
    }

    /** Whether the sized values are bytes. */
    boolean isBytes() {
        return this == VARBINARY || this == BLOB;
    }

    /** Whether a value can be a parameter. An array and a row have no setter that every driver knows. */
    boolean takesParameters() {
        return this != INT_ARRAY && this != ROW;
    }

    /** Whether a repair is known to change the values, or to fail: docs/findings/h2-recover-cannot-rebuild.md. */
    boolean isChangedByRepair() {
        return switch (this) {
            case JSON, ENUM, INT_ARRAY, ROW, BINARY, VARBINARY, BLOB, GEOMETRY, UUID -> true;
            default -> false;
        };
    }

    /** Whether the model knows which values are equal. Two values of BINARY may be equal once they are padded. */
    boolean isComparable() {
        return !isSized()
                && switch (this) {
                    case BINARY, JSON, GEOMETRY, INT_ARRAY, ROW -> false;
                    default -> true;
                };
    }

    /** Returns the number of values; of a sized type there is no end of them. */
    int count() {
        return isSized() ? Integer.MAX_VALUE : samples.size();
    }

    /**
     * Returns a value.
     *
     * @param number its number, or the length of a sized one
     */
    Sample value(int number) {
        if (!isSized()) {
            return samples.get(number);
        }
        if (!isBytes()) {
            return Sample.text("REPEAT(CHAR(233), " + number + ")", "\u00e9".repeat(number));
        }
        String type = this == BLOB ? "BINARY LARGE OBJECT" : "BINARY VARYING";
        return Sample.of(
                "CAST(STRINGTOUTF8(REPEAT(CHAR(233), " + number / 2 + ") || REPEAT('x', " + number % 2 + ")) AS " + sql
                        + ")",
                Cell.lexical(
                        type,
                        HexFormat.of()
                                .formatHex(("\u00e9".repeat(number / 2) + "x".repeat(number % 2))
                                        .getBytes(StandardCharsets.UTF_8))));
    }

    private static Sample[] numbers(String... values) {
        return each(values, value -> Sample.of(value, Cell.number(new BigDecimal(value))));
    }

    private static Sample[] floating(String type, String... values) {
        return each(
                values,
                value -> new Sample(
                        "'" + value + "'",
                        Cell.lexical(type, value),
                        value.endsWith("N") || value.endsWith("y")
                                ? Cell.lexical(type, value)
                                : Cell.number(new BigDecimal(value))));
    }

    private static Sample[] lexicals(String type, String... values) {
        return each(values, value -> Sample.of(type + " '" + value + "'", Cell.lexical(type, value)));
    }

    private static Sample[] intervals(String... values) {
        return each(values, value -> Sample.text("INTERVAL " + value, "INTERVAL " + value));
    }

    private static Sample[] uuids(String... values) {
        return each(values, value -> new Sample("UUID '" + value + "'", Cell.lexical("UUID", value), Cell.text(value)));
    }

    private static Sample[] texts(String form, String... values) {
        return each(values, value -> Sample.text(form.replace("%s", value), value));
    }

    private static Sample padded(String value) {
        return new Sample("'" + value + "'", Cell.text(value), Cell.text((value + "     ").substring(0, 5)));
    }

    private static Sample bytes(String hex) {
        return new Sample(
                "X'" + hex + "'",
                Cell.lexical("BINARY", hex),
                Cell.lexical("BINARY", (hex + "00000000").substring(0, 8)));
    }

    private static Sample[] each(String[] values, Function<String, Sample> sample) {
        return Arrays.stream(values).map(sample).toArray(Sample[]::new);
    }

    /** Returns all types. */
    static List<Domain> all() {
        return List.of(Domain.values());
    }

    /** Returns the types that the oldest releases have, with all their values. */
    static List<Domain> old() {
        return List.of(BIGINT, VARCHAR, CLOB, VARBINARY, BLOB);
    }
}
