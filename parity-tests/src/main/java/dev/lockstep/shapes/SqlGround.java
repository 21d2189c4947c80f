package dev.lockstep.shapes;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.op.Way;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A table with a column for each way of reading a value: short and large, text and binary, number and time. */
final class SqlGround implements Ground {

    private static final String ACCENT = "\u00e9";

    private static final int LARGE_TEXT = 70_000;
    private static final int LARGE_BINARY = 600_000;
    private static final int NULLS = 7;

    /** The place of the first column with bytes; the next one has the others. */
    private static final int BYTES = 3;

    private static final List<Column> COLUMNS = List.of(
            new Column("n", ValueKind.NUMBER, "n"),
            new Column("s", ValueKind.TEXT, "s"),
            new Column("c", ValueKind.TEXT, "c"),
            new Column("b", ValueKind.LEXICAL, "b"),
            new Column("l", ValueKind.LEXICAL, "l"),
            new Column("d", ValueKind.NUMBER, "d"),
            new Column("t", ValueKind.LEXICAL, "t"),
            new Column("x", ValueKind.BOOLEAN, "x"));

    @Override
    public List<Operation> setup() {
        return List.of(Operation.mutate("CREATE TABLE shape(n BIGINT PRIMARY KEY, s VARCHAR, c CLOB, b VARBINARY,"
                + " l BLOB, d NUMERIC(20, 3), t TIMESTAMP(9), x BOOLEAN)"));
    }

    @Override
    public Operation put(int first, int last) {
        return Operation.mutate("INSERT INTO shape SELECT X,"
                + orNull("U&'\\00e9\\d83d\\de00''\\000a' || X")
                + orNull("REPEAT(U&'\\00e9', MOD(X, 300))")
                + orNull("CASE MOD(X, 3) WHEN 0 THEN X'' WHEN 1 THEN X'80ff00' ELSE X'7f' END")
                + orNull("STRINGTOUTF8(REPEAT(U&'\\00e9', MOD(X, 131)))")
                + orNull("X * 1.125")
                + orNull("DATEADD('SECOND', X, TIMESTAMP '2024-02-29 23:59:59.123456789')")
                + orNull("MOD(X, 2) = 0").replaceFirst(",$", "")
                + " FROM SYSTEM_RANGE(" + first + ", " + last + ")");
    }

    private static String orNull(String expression) {
        return " CASE WHEN MOD(X, " + NULLS + ") = 6 THEN NULL ELSE " + expression + " END,";
    }

    @Override
    public Operation putLarge() {
        return Operation.mutate("INSERT INTO shape VALUES(" + LARGE + ", REPEAT(U&'\\00e9', " + LARGE_TEXT
                + "), REPEAT(U&'\\00e9', " + LARGE_TEXT + "), STRINGTOUTF8(REPEAT(U&'\\00e9', " + LARGE_TEXT
                + ")), STRINGTOUTF8(REPEAT(U&'\\00e9', " + LARGE_BINARY + ")), NULL, NULL, NULL)");
    }

    @Override
    public Operation removeOdd() {
        return Operation.mutate("DELETE FROM shape WHERE MOD(n, 2) = 1");
    }

    @Override
    public Operation removeAbove(int last) {
        return Operation.mutate("DELETE FROM shape WHERE n > " + last);
    }

    /** docs/findings/h2-recover-cannot-rebuild.md: bytes from 0x80 on, and a large object beyond its row. */
    @Override
    public Operation simplify() {
        return Operation.mutate("UPDATE shape SET b = NULL, l = NULL");
    }

    @Override
    public Operation restore() {
        return new Operation.Restore(
                new Way("statements", List.of("SCRIPT TO " + Way.FILE), List.of("RUNSCRIPT FROM " + Way.FILE)));
    }

    @Override
    public Operation.Query everything() {
        return Operation.orderedQuery("SELECT", COLUMNS, "FROM shape ORDER BY n");
    }

    @Override
    public Row row(int number, boolean simple) {
        List<Cell> cells = new ArrayList<>(row(number).cells());
        if (simple) {
            cells.set(BYTES, Cell.NULL);
            cells.set(BYTES + 1, Cell.NULL);
        }
        return new Row(cells);
    }

    private static Row row(int number) {
        if (number == LARGE) {
            return Row.of(
                    Cell.number(number),
                    Cell.text(ACCENT.repeat(LARGE_TEXT)),
                    Cell.text(ACCENT.repeat(LARGE_TEXT)),
                    binary("BINARY VARYING", LARGE_TEXT),
                    binary("BINARY LARGE OBJECT", LARGE_BINARY),
                    Cell.NULL,
                    Cell.NULL,
                    Cell.NULL);
        }
        if (number % NULLS == 6) {
            return Row.of(
                    Cell.number(number), Cell.NULL, Cell.NULL, Cell.NULL, Cell.NULL, Cell.NULL, Cell.NULL, Cell.NULL);
        }
        return Row.of(
                Cell.number(number),
                Cell.text(ACCENT + "\ud83d\ude00'\n" + number),
                Cell.text(ACCENT.repeat(number % 300)),
                Cell.lexical("BINARY VARYING", List.of("", "80ff00", "7f").get(number % 3)),
                binary("BINARY LARGE OBJECT", number % 131),
                Cell.number(new BigDecimal("1.125").multiply(BigDecimal.valueOf(number))),
                Cell.lexical(
                        "TIMESTAMP",
                        LocalDateTime.of(2024, 2, 29, 23, 59, 59)
                                        .plusSeconds(number)
                                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT))
                                + ".123456789"),
                Cell.bool(number % 2 == 0));
    }

    private static Cell binary(String type, int accents) {
        return Cell.lexical(
                type, HexFormat.of().formatHex(ACCENT.repeat(accents).getBytes(StandardCharsets.UTF_8)));
    }
}
