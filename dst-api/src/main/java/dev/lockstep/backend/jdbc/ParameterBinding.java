package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Passes values to a prepared statement. The standard's names of the types decide which setter fits; a value of any
 * other type is passed as its text.
 */
final class ParameterBinding {

    private static final Set<String> BINARIES =
            Set.of("BINARY", "BINARY VARYING", "VARBINARY", "BINARY LARGE OBJECT", "BLOB");

    private static final String CLOB = "CHARACTER LARGE OBJECT";

    private static final Map<String, Function<String, Object>> OBJECTS = Map.of(
            "DATE", LocalDate::parse,
            "TIME", LocalTime::parse,
            "TIMESTAMP", text -> LocalDateTime.parse(text.replace(' ', 'T')),
            "TIME WITH TIME ZONE", OffsetTime::parse,
            "TIMESTAMP WITH TIME ZONE", text -> OffsetDateTime.parse(text.replace(' ', 'T')),
            "UUID", UUID::fromString,
            "REAL", Float::valueOf,
            "DOUBLE PRECISION", Double::valueOf);

    private ParameterBinding() {}

    /** Sets all places of the statement. */
    static void set(PreparedStatement statement, Parameters parameters, Row row) throws SQLException {
        for (int i = 0; i < parameters.passed().size(); i++) {
            set(statement, i + 1, parameters.passed().get(i), row.cells().get(i));
        }
    }

    private static void set(PreparedStatement statement, int place, Passing passed, Cell cell) throws SQLException {
        if (cell instanceof Cell.Null) {
            statement.setNull(place, Types.NULL);
        } else if (cell instanceof Cell.Text text) {
            text(statement, place, passed, text.value());
        } else if (cell instanceof Cell.Number number) {
            number(statement, place, passed, number.value());
        } else if (cell instanceof Cell.Bool bool) {
            bool(statement, place, passed, bool.value());
        } else {
            typed(statement, place, passed, (Cell.Lexical) cell);
        }
    }

    private static void text(PreparedStatement statement, int place, Passing passed, String value) throws SQLException {
        switch (passed) {
            case VALUE, TEXT -> statement.setString(place, value);
            case OBJECT -> statement.setObject(place, value);
            case STREAM -> statement.setCharacterStream(place, new StringReader(value), value.length());
            case ENDLESS_STREAM -> statement.setCharacterStream(place, new StringReader(value));
            case LOB -> statement.setClob(place, new StringReader(value));
        }
    }

    private static void number(PreparedStatement statement, int place, Passing passed, BigDecimal value)
            throws SQLException {
        switch (passed) {
            case OBJECT -> statement.setObject(place, value);
            case TEXT -> statement.setString(place, value.toPlainString());
            default -> {
                if (value.scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                    statement.setLong(place, value.longValueExact());
                } else {
                    statement.setBigDecimal(place, value);
                }
            }
        }
    }

    private static void bool(PreparedStatement statement, int place, Passing passed, boolean value)
            throws SQLException {
        switch (passed) {
            case OBJECT -> statement.setObject(place, value);
            case TEXT -> statement.setString(place, Boolean.toString(value));
            default -> statement.setBoolean(place, value);
        }
    }

    private static void typed(PreparedStatement statement, int place, Passing passed, Cell.Lexical cell)
            throws SQLException {
        if (BINARIES.contains(cell.type())) {
            bytes(statement, place, passed, HexFormat.of().parseHex(cell.value()));
        } else if (cell.type().equals(CLOB)) {
            text(statement, place, passed, cell.value());
        } else if (passed != Passing.TEXT && OBJECTS.containsKey(cell.type())) {
            statement.setObject(place, OBJECTS.get(cell.type()).apply(cell.value()));
        } else {
            statement.setString(place, cell.value());
        }
    }

    private static void bytes(PreparedStatement statement, int place, Passing passed, byte[] value)
            throws SQLException {
        switch (passed) {
            // A text of bytes is no text.
            case VALUE, TEXT -> statement.setBytes(place, value);
            case OBJECT -> statement.setObject(place, value);
            case STREAM -> statement.setBinaryStream(place, new ByteArrayInputStream(value), value.length);
            case ENDLESS_STREAM -> statement.setBinaryStream(place, new ByteArrayInputStream(value));
            case LOB -> statement.setBlob(place, new ByteArrayInputStream(value));
        }
    }
}
