package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A family of getters of a result set. Where a getter of the family would lose a part of the value, the one that fits
 * the type is called: the text of binary data, or the bytes of a text with half a surrogate pair.
 */
enum Getter {
    /** The getter that fits each type best. */
    TYPED,
    /** {@code getObject}; for dates and times with the class of {@code java.time}, because others know a zone. */
    OBJECT,
    /** {@code getString}. */
    TEXT,
    /** {@code getBytes}. */
    BYTES,
    /** {@code getBinaryStream} and {@code getCharacterStream}. */
    STREAM,
    /** {@code getBlob} and {@code getClob}. */
    LOB;

    private static final Set<Integer> CHARACTERS = Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB);

    private static final Set<Integer> BINARIES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private static final Set<Integer> NUMBERS =
            Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL);

    private static final Map<Integer, Class<?>> TIMES =
            Map.of(Types.DATE, LocalDate.class, Types.TIME, LocalTime.class, Types.TIMESTAMP, LocalDateTime.class);

    /** Returns the reader for a type of {@link Types}; empty for a type that is not guessed. */
    Optional<CellReader> of(int jdbcType) {
        return CellReader.of(jdbcType).map(typed -> switch (this) {
            case TYPED -> typed;
            case OBJECT -> object(jdbcType, typed);
            case TEXT -> text(jdbcType, typed);
            case BYTES ->
                BINARIES.contains(jdbcType)
                        ? (rows, column, type) -> orNull(rows.getBytes(column), bytes -> hex(type, bytes))
                        : typed;
            case STREAM -> stream(jdbcType, typed);
            case LOB -> lob(jdbcType, typed);
        });
    }

    /**
     * Returns the reader for the text of a value of any type: the driver's own text, except that a text is read as the
     * family reads it.
     */
    CellReader ofText(int jdbcType) {
        return CHARACTERS.contains(jdbcType) ? of(jdbcType).orElse(CellReader.TEXT) : CellReader.TEXT;
    }

    private static CellReader object(int jdbcType, CellReader typed) {
        Class<?> time = TIMES.get(jdbcType);
        if (time != null) {
            return (rows, column, type) ->
                    orNull(rows.getObject(column, time), value -> Cell.lexical(type, written(value)));
        }
        if (NUMBERS.contains(jdbcType)) {
            return (rows, column, type) ->
                    orNull(rows.getObject(column), value -> Cell.number(new BigDecimal(value.toString())));
        }
        if (CHARACTERS.contains(jdbcType)) {
            return (rows, column, type) -> orNull(
                    rows.getObject(column),
                    value -> Cell.text(value instanceof Clob clob ? whole(clob) : (String) value));
        }
        if (BINARIES.contains(jdbcType)) {
            return (rows, column, type) -> orNull(
                    rows.getObject(column),
                    value -> hex(type, value instanceof Blob blob ? whole(blob) : (byte[]) value));
        }
        return jdbcType == Types.BOOLEAN
                ? (rows, column, type) -> orNull(rows.getObject(column), value -> Cell.bool((Boolean) value))
                : typed;
    }

    private static CellReader text(int jdbcType, CellReader typed) {
        if (NUMBERS.contains(jdbcType)) {
            return (rows, column, type) -> orNull(rows.getString(column), text -> Cell.number(new BigDecimal(text)));
        }
        if (CHARACTERS.contains(jdbcType)) {
            return CellReader.TEXT;
        }
        return jdbcType == Types.BOOLEAN
                ? (rows, column, type) -> orNull(rows.getString(column), Getter::truth)
                : typed;
    }

    private static CellReader stream(int jdbcType, CellReader typed) {
        if (BINARIES.contains(jdbcType)) {
            return (rows, column, type) -> orNull(rows.getBinaryStream(column), in -> hex(type, whole(in)));
        }
        return CHARACTERS.contains(jdbcType)
                ? (rows, column, type) -> orNull(rows.getCharacterStream(column), in -> Cell.text(whole(in)))
                : typed;
    }

    private static CellReader lob(int jdbcType, CellReader typed) {
        if (BINARIES.contains(jdbcType)) {
            return (rows, column, type) -> orNull(rows.getBlob(column), blob -> hex(type, whole(blob)));
        }
        return CHARACTERS.contains(jdbcType)
                ? (rows, column, type) -> orNull(rows.getClob(column), clob -> Cell.text(whole(clob)))
                : typed;
    }

    private static Cell truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Cell.bool(true);
            case "false" -> Cell.bool(false);
            default -> Cell.text(text);
        };
    }

    /** Returns the form of ISO 9075: a space between date and time, and seconds without trailing zeros. */
    private static String written(Object time) {
        if (time instanceof LocalDateTime both) {
            return both.toLocalDate() + " " + written(both.toLocalTime());
        }
        if (!(time instanceof LocalTime clock)) {
            return time.toString();
        }
        String fraction = String.format(Locale.ROOT, ".%09d", clock.getNano()).replaceFirst("\\.?0+$", "");
        return String.format(Locale.ROOT, "%02d:%02d:%02d", clock.getHour(), clock.getMinute(), clock.getSecond())
                + fraction;
    }

    private static Cell hex(String type, byte[] value) {
        return Cell.lexical(type, HexFormat.of().formatHex(value));
    }

    private static byte[] whole(Blob blob) throws SQLException {
        try {
            return whole(blob.getBinaryStream());
        } finally {
            blob.free();
        }
    }

    private static String whole(Clob clob) throws SQLException {
        try {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        } finally {
            clob.free();
        }
    }

    private static byte[] whole(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream could not be read to its end", e);
        }
    }

    private static String whole(Reader in) {
        try (in) {
            StringWriter whole = new StringWriter();
            in.transferTo(whole);
            return whole.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream could not be read to its end", e);
        }
    }

    private static <T> Cell orNull(T value, Reading<T> reading) throws SQLException {
        return value == null ? Cell.NULL : reading.cell(value);
    }

    /** Turns what a getter returned into a cell. */
    @FunctionalInterface
    private interface Reading<T> {
        Cell cell(T value) throws SQLException;
    }

    @Override
    public String toString() {
        return switch (this) {
            case TYPED -> "typed getters";
            case OBJECT -> "getObject";
            case TEXT -> "getString";
            case BYTES -> "getBytes";
            case STREAM -> "streams";
            case LOB -> "large objects";
        };
    }
}
