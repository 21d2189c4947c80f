package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads one column of the current row. A table has one reader for each JDBC type that it lists; other types are not
 * guessed.
 */
@FunctionalInterface
interface CellReader {

    /**
     * Reads the column.
     *
     * @param column the column's position, from 1
     * @param type the driver's name for the column's type
     */
    Cell read(ResultSet rows, int column, String type) throws SQLException;

    /** Reads the driver's own text of any value. */
    CellReader TEXT = (rows, column, type) -> Table.orNull(rows.getString(column), Cell::text);

    /** Returns the reader for a type of {@link Types}. */
    static Optional<CellReader> of(int jdbcType) {
        return Optional.ofNullable(Table.READERS.get(jdbcType));
    }

    /** The table, and the readers that need more than one line. */
    final class Table {

        private static final Map<Integer, CellReader> READERS = readers();

        private Table() {}

        private static Map<Integer, CellReader> readers() {
            Map<Integer, CellReader> readers = new TreeMap<>();
            for (int each : new int[] {
                Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR
            }) {
                readers.put(each, TEXT);
            }
            readers.put(Types.CLOB, Table::characters);
            readers.put(Types.NCLOB, Table::characters);

            CellReader exact = (rows, column, type) -> orNull(rows.getBigDecimal(column), Cell::number);
            for (int each :
                    new int[] {Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL
                    }) {
                readers.put(each, exact);
            }
            readers.put(Types.REAL, Table::single);
            readers.put(Types.FLOAT, Table::floating);
            readers.put(Types.DOUBLE, Table::floating);

            readers.put(Types.BOOLEAN, Table::truth);
            readers.put(Types.BIT, Table::truth);

            // The text is taken as the system writes it: a java.sql.Timestamp would pass through this machine's time
            // zone.
            CellReader written =
                    (rows, column, type) -> orNull(rows.getString(column), value -> Cell.lexical(type, value));
            for (int each : new int[] {
                Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE
            }) {
                readers.put(each, written);
            }

            CellReader bytes = (rows, column, type) -> orNull(rows.getBytes(column), value -> hex(type, value));
            for (int each : new int[] {Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY}) {
                readers.put(each, bytes);
            }
            readers.put(Types.BLOB, Table::blob);
            readers.put(Types.NULL, (rows, column, type) -> Cell.NULL);
            return readers;
        }

        private static Cell characters(ResultSet rows, int column, String type) throws SQLException {
            try (Reader reader = rows.getCharacterStream(column)) {
                if (reader == null) {
                    return Cell.NULL;
                }
                StringWriter whole = new StringWriter();
                reader.transferTo(whole);
                return Cell.text(whole.toString());
            } catch (IOException e) {
                throw new UncheckedIOException("column " + column + " could not be read to its end", e);
            }
        }

        /** Returns the shortest decimal that means this float, as every transport that prints a float shows it. */
        private static Cell single(ResultSet rows, int column, String type) throws SQLException {
            float value = rows.getFloat(column);
            return rows.wasNull() ? Cell.NULL : decimal(type, Float.toString(value), Float.isFinite(value));
        }

        private static Cell floating(ResultSet rows, int column, String type) throws SQLException {
            double value = rows.getDouble(column);
            return rows.wasNull() ? Cell.NULL : decimal(type, Double.toString(value), Double.isFinite(value));
        }

        private static Cell decimal(String type, String written, boolean finite) {
            return finite ? Cell.number(new BigDecimal(written)) : Cell.lexical(type, written);
        }

        private static Cell truth(ResultSet rows, int column, String type) throws SQLException {
            boolean value = rows.getBoolean(column);
            return rows.wasNull() ? Cell.NULL : Cell.bool(value);
        }

        private static Cell blob(ResultSet rows, int column, String type) throws SQLException {
            Blob blob = rows.getBlob(column);
            if (blob == null) {
                return Cell.NULL;
            }
            try {
                return hex(type, blob.getBytes(1, Math.toIntExact(blob.length())));
            } finally {
                blob.free();
            }
        }

        private static Cell hex(String type, byte[] value) {
            return Cell.lexical(type, HexFormat.of().formatHex(value));
        }

        private static <T> Cell orNull(T value, Function<T, Cell> cell) {
            return value == null ? Cell.NULL : cell.apply(value);
        }
    }
}
