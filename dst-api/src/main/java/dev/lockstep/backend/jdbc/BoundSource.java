package dev.lockstep.backend.jdbc;

import dev.lockstep.backend.Quoted;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The setters of {@link ParameterBinding}, as Java source. */
final class BoundSource {

    private static final Set<String> BINARIES =
            Set.of("BINARY", "BINARY VARYING", "VARBINARY", "BINARY LARGE OBJECT", "BLOB");

    private static final String CLOB = "CHARACTER LARGE OBJECT";

    private static final Map<String, String> OBJECTS = Map.of(
            "DATE", "LocalDate.parse(%s)",
            "TIME", "LocalTime.parse(%s)",
            "TIMESTAMP", "LocalDateTime.parse(%s.replace(' ', 'T'))",
            "TIME WITH TIME ZONE", "OffsetTime.parse(%s)",
            "TIMESTAMP WITH TIME ZONE", "OffsetDateTime.parse(%s.replace(' ', 'T'))",
            "UUID", "UUID.fromString(%s)",
            "REAL", "Float.valueOf(%s)",
            "DOUBLE PRECISION", "Double.valueOf(%s)");

    private BoundSource() {}

    /** Returns for each row a lambda that sets all places of a statement. */
    static List<String> settings(Parameters parameters) {
        List<String> settings = new ArrayList<>();
        for (Row row : parameters.rows()) {
            StringBuilder setting = new StringBuilder("s -> {");
            for (int i = 0; i < parameters.passed().size(); i++) {
                setting.append(" s.")
                        .append(set(
                                i + 1, parameters.passed().get(i), row.cells().get(i)))
                        .append(';');
            }
            settings.add(setting.append(" }").toString());
        }
        return settings;
    }

    private static String set(int place, Passing passed, Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text(place, passed, text.value());
        } else if (cell instanceof Cell.Number number) {
            return number(place, passed, number.value());
        } else if (cell instanceof Cell.Bool bool) {
            return switch (passed) {
                case OBJECT -> "setObject(" + place + ", " + bool.value() + ")";
                case TEXT -> "setString(" + place + ", \"" + bool.value() + "\")";
                default -> "setBoolean(" + place + ", " + bool.value() + ")";
            };
        } else if (cell instanceof Cell.Lexical lexical) {
            return typed(place, passed, lexical);
        }
        return "setNull(" + place + ", Types.NULL)";
    }

    private static String text(int place, Passing passed, String value) {
        String text = Quoted.java(value);
        return switch (passed) {
            case VALUE, TEXT -> "setString(" + place + ", " + text + ")";
            case OBJECT -> "setObject(" + place + ", " + text + ")";
            case STREAM -> "setCharacterStream(" + place + ", new StringReader(" + text + "), " + value.length() + ")";
            case ENDLESS_STREAM -> "setCharacterStream(" + place + ", new StringReader(" + text + "))";
            case LOB -> "setClob(" + place + ", new StringReader(" + text + "))";
        };
    }

    private static String number(int place, Passing passed, BigDecimal value) {
        String decimal = "new BigDecimal(\"" + value + "\")";
        return switch (passed) {
            case OBJECT -> "setObject(" + place + ", " + decimal + ")";
            case TEXT -> "setString(" + place + ", \"" + value.toPlainString() + "\")";
            default ->
                value.scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                        ? "setLong(" + place + ", " + value.longValueExact() + "L)"
                        : "setBigDecimal(" + place + ", " + decimal + ")";
        };
    }

    private static String typed(int place, Passing passed, Cell.Lexical cell) {
        if (BINARIES.contains(cell.type())) {
            return bytes(place, passed, cell.value());
        } else if (cell.type().equals(CLOB)) {
            return text(place, passed, cell.value());
        } else if (passed != Passing.TEXT && OBJECTS.containsKey(cell.type())) {
            return "setObject(" + place + ", " + OBJECTS.get(cell.type()).replace("%s", Quoted.java(cell.value()))
                    + ")";
        }
        return "setString(" + place + ", " + Quoted.java(cell.value()) + ")";
    }

    private static String bytes(int place, Passing passed, String digits) {
        String bytes = "HexFormat.of().parseHex(" + Quoted.java(digits) + ")";
        String stream = "new ByteArrayInputStream(" + bytes + ")";
        return switch (passed) {
            case VALUE, TEXT -> "setBytes(" + place + ", " + bytes + ")";
            case OBJECT -> "setObject(" + place + ", " + bytes + ")";
            case STREAM -> "setBinaryStream(" + place + ", " + stream + ", " + digits.length() / 2 + ")";
            case ENDLESS_STREAM -> "setBinaryStream(" + place + ", " + stream + ")";
            case LOB -> "setBlob(" + place + ", " + stream + ")";
        };
    }
}
