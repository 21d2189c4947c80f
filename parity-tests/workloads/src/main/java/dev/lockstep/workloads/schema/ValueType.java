package dev.lockstep.workloads.schema;

import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.H2Text;
import dev.lockstep.workloads.text.HostileText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The types of H2, each with the values at its edges as SQL literals. A value that begins with a question mark does not
 * fit, and is refused.
 */
enum ValueType {
    BOOLEAN("BOOLEAN", Trait.SORTABLE, "TRUE", "FALSE", "UNKNOWN"),
    TINYINT("TINYINT", Trait.EXACT, "-128", "127", "0", "?128"),
    SMALLINT("SMALLINT", Trait.EXACT, "-32768", "32767", "1"),
    INTEGER("INTEGER", Trait.EXACT, "-2147483648", "2147483647", "0", "1", "2", "3", "7", "42"),
    BIGINT("BIGINT", Trait.SORTABLE, "-9223372036854775808", "9223372036854775807", "0", "9007199254740993"),
    NUMERIC("NUMERIC(12, 2)", Trait.EXACT, "9999999999.99", "-9999999999.99", "0.005", "-0.005", "1.10", "0", "1E2"),
    NUMERIC_LONG("NUMERIC(60, 30)", Trait.EXACT, "0.000000000000000000000000000001", "123456789012345678901234567890"),
    NUMERIC_WHOLE("NUMERIC(38)", Trait.EXACT, "99999999999999999999999999999999999999", "-1", "0.5"),
    REAL("REAL", Trait.NONE, "1.1", "'NaN'", "'-0.0'", "'Infinity'", "1.17549435E-38", "3.4028235E38", "0.1"),
    DOUBLE(
            "DOUBLE PRECISION",
            Trait.NONE,
            "'NaN'",
            "'-0.0'",
            "'Infinity'",
            "'-Infinity'",
            "4.9E-324",
            "1.7976931348623157E308",
            "0.1",
            "?1E400"),
    DECFLOAT("DECFLOAT(34)", Trait.NONE, "'NaN'", "'Infinity'", "'-Infinity'", "1.100", "1E-6143", "9.9E6000", "-0.0"),
    DATE("DATE", Trait.SORTABLE, days("0001-01-01", "9999-12-31", "1582-10-10", "2024-02-29", "-0044-03-15")),
    TIME("TIME(9)", Trait.SORTABLE, "TIME '00:00:00'", "TIME '23:59:59.999999999'", "TIME '12:00:00.1'"),
    TIME_SHORT("TIME", Trait.SORTABLE, "TIME '23:59:59.5'", "TIME '23:59:59'", "TIME '00:00:00.4'"),
    TIME_ZONE(
            "TIME(3) WITH TIME ZONE",
            Trait.NONE,
            "TIME WITH TIME ZONE '00:00:00+18:00'",
            "TIME WITH TIME ZONE '23:59:59.999-18:00'",
            "TIME WITH TIME ZONE '12:00:00.1+05:30'"),
    TIMESTAMP(
            "TIMESTAMP(9)",
            Trait.SORTABLE,
            "TIMESTAMP '0001-01-01 00:00:00'",
            "TIMESTAMP '9999-12-31 23:59:59.999999999'",
            "TIMESTAMP '2024-03-31 02:30:00.000000001'",
            "TIMESTAMP '1582-10-10 00:00:00'"),
    TIMESTAMP_SHORT(
            "TIMESTAMP(0)", Trait.SORTABLE, "TIMESTAMP '2024-12-31 23:59:59.5'", "TIMESTAMP '1969-12-31 23:59:59'"),
    TIMESTAMP_ZONE(
            "TIMESTAMP(9) WITH TIME ZONE",
            Trait.NONE,
            "TIMESTAMP WITH TIME ZONE '0001-01-01 00:00:00+18:00'",
            "TIMESTAMP WITH TIME ZONE '9999-12-31 23:59:59.999999999-18:00'",
            "TIMESTAMP WITH TIME ZONE '2024-10-27 02:30:00+01:00'",
            "TIMESTAMP WITH TIME ZONE '1900-01-01 00:00:00-00:25:21'"),
    INTERVAL_MONTHS(
            "INTERVAL YEAR(18) TO MONTH",
            Trait.SORTABLE,
            "INTERVAL '999999999999999999-11' YEAR TO MONTH",
            "INTERVAL '-0-1' YEAR TO MONTH"),
    INTERVAL_SECONDS(
            "INTERVAL DAY(9) TO SECOND(9)",
            Trait.SORTABLE,
            "INTERVAL '999999999 23:59:59.999999999' DAY TO SECOND",
            "INTERVAL '-1 00:00:00.000000001' DAY TO SECOND",
            "INTERVAL '0 00:00:00' DAY TO SECOND"),
    INTERVAL_HOURS("INTERVAL HOUR(5)", Trait.SORTABLE, "INTERVAL '99999' HOUR", "INTERVAL '-1' HOUR"),
    UUID(
            "UUID",
            Trait.SORTABLE,
            "UUID '00000000-0000-0000-0000-000000000000'",
            "UUID 'ffffffff-ffff-ffff-ffff-ffffffffffff'",
            "UUID '80000000-1234-5678-9abc-def012345678'"),
    JSON(
            "JSON",
            Trait.NONE,
            "JSON '{\"a\":[1,2.50,null,true,\"x\"]}'",
            "JSON 'null'",
            "JSON '\"text\"'",
            "JSON '1E400'",
            "JSON '{\"a\":1,\"a\":2}'",
            "JSON '[]'",
            "'not an object'"),
    ENUM("ENUM('red', 'it''s', 'GREEN')", Trait.SORTABLE, "'red'", "'it''s'", "?''", "2", "?'blue'"),
    INT_ARRAY("INTEGER ARRAY", Trait.NONE, "ARRAY[1, NULL, -2147483648]", "ARRAY[]", "ARRAY[7]"),
    TEXT_ARRAY(
            "VARCHAR(20) ARRAY[4]",
            Trait.NONE,
            "ARRAY['a,b', '', NULL, 'null']",
            "ARRAY['[x]', 'it''s \"q\"']",
            "?ARRAY['1', '2', '3', '4', '5']"),
    ROW("ROW(A INTEGER, B VARCHAR(10))", Trait.NONE, "ROW(1, 'x')", "ROW(NULL, '')", "ROW(2, 'it''s, y')"),
    CHAR("CHAR(5)", Trait.SORTABLE, "'a'", "'a    '", "''", "'abcde'", "'  b'", "?'abcdef'"),
    VARCHAR("VARCHAR(120)", Trait.TEXT),
    VARCHAR_IGNORECASE("VARCHAR_IGNORECASE(40)", Trait.NONE, "'a'", "'A'", "U&'\\00df'", "'I'", "'i'", "''"),
    BINARY("BINARY(4)", Trait.BINARY, "X'80ff00'", "X'00000000'", "X'ffffffff'", "X''", "?X'0102030405'"),
    VARBINARY("VARBINARY(300)", Trait.BINARY, "X''", "X'00'", "X'80ff7f27223b0d0a'", bytes(256), bytes(300)),
    CLOB("CLOB", Trait.LOB),
    BLOB("BLOB", Trait.LOB),
    GEOMETRY(
            "GEOMETRY",
            Trait.NONE,
            "GEOMETRY 'POINT (1 2)'",
            "GEOMETRY 'SRID=4326;POINT Z (1.5 -2.25 3)'",
            "GEOMETRY 'POLYGON ((0 0, 0 1, 1 1, 0 0))'",
            "GEOMETRY 'GEOMETRYCOLLECTION EMPTY'",
            "GEOMETRY 'POINT EMPTY'");

    /** The uses of the values of a type. */
    private enum Trait {
        /** Equal values look alike, so the least one is the same whatever the order of the rows. */
        SORTABLE,
        /** The same, and a sum does not depend on the order of the rows. */
        EXACT,
        TEXT,
        BINARY,
        LOB,
        NONE
    }

    private static final HostileText TEXTS = new HostileText(true);

    /** The lengths around those at which a large object leaves its row. */
    private static final List<Integer> LENGTHS = List.of(0, 1, 255, 256, 257, 300, 1024);

    private static final int HUGE = 70_000;
    /** So many bytes of a large object are in its row. */
    private static final int IN_ROW = 256;

    private static final int BYTES_OF_REPEATED = 2;

    private final String sql;
    private final Trait trait;
    private final List<String> edges;
    private final List<String> misfits;

    ValueType(String sql, Trait trait, String... edges) {
        this.sql = sql;
        this.trait = trait;
        this.edges = Arrays.stream(edges).filter(edge -> !edge.startsWith("?")).toList();
        this.misfits = Arrays.stream(edges)
                .filter(edge -> edge.startsWith("?"))
                .map(edge -> edge.substring(1))
                .toList();
    }

    /** Returns the type as a declaration names it. */
    String sql() {
        return sql;
    }

    boolean isSortable() {
        return trait == Trait.SORTABLE || trait == Trait.EXACT;
    }

    boolean isExact() {
        return trait == Trait.EXACT;
    }

    boolean isLarge() {
        return trait == Trait.LOB;
    }

    boolean isBinary() {
        return trait == Trait.BINARY || this == BLOB;
    }

    /** Draws a literal. */
    String literal(boolean anyBlob, RandomGenerator random) {
        return switch (this) {
            case VARCHAR -> H2Text.literal(TEXTS.brief(random));
            case CLOB -> Draw.oneIn(2, random) ? H2Text.literal(TEXTS.brief(random)) : repeated(length(random));
            case BLOB -> blob(anyBlob, random);
            default -> Draw.one(misfits.isEmpty() || !Draw.oneIn(50, random) ? edges : misfits, random);
        };
    }

    /** Draws a literal of a value that is stored in its row, and not beside it. */
    String literalInRow(RandomGenerator random) {
        return this == CLOB
                ? Draw.oneIn(2, random)
                        ? H2Text.literal(briefInRow(random))
                        : repeated(Math.min(length(random), IN_ROW / BYTES_OF_REPEATED))
                : literal(false, random);
    }

    private static String briefInRow(RandomGenerator random) {
        String text = TEXTS.brief(random);
        return text.getBytes(StandardCharsets.UTF_8).length <= IN_ROW ? text : "";
    }

    private static String blob(boolean any, RandomGenerator random) {
        int length = length(random);
        if (!any) {
            return "X'" + "7f".repeat(Math.min(length, IN_ROW)) + "'";
        }
        return length == HUGE ? "STRINGTOUTF8(" + repeated(HUGE / 2) + ")" : bytes(length);
    }

    private static int length(RandomGenerator random) {
        return Draw.oneIn(40, random) ? HUGE : Draw.one(LENGTHS, random);
    }

    private static String repeated(int length) {
        return "REPEAT(U&'\\00e9', " + length + ")";
    }

    /** Whether the literal is one of a BLOB beyond its row, or with bytes that are no ASCII. */
    static boolean isOddBlob(ValueType type, String literal) {
        return type == BLOB && (literal.startsWith("STRINGTOUTF8") || literal.contains("80ff"));
    }

    private static String bytes(int length) {
        return "X'" + "80ff".repeat(length / 2) + "7f".repeat(length % 2) + "'";
    }

    private static String[] days(String... days) {
        return Arrays.stream(days).map(day -> "DATE '" + day + "'").toArray(String[]::new);
    }
}
