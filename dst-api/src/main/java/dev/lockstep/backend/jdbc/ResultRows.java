package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a result set to its end, with the facets that come with it. */
final class ResultRows {

    private ResultRows() {}

    /** Goes to the next row that is to be read. */
    @FunctionalInterface
    interface Going {
        boolean on(ResultSet rows) throws SQLException;
    }

    /** Reads rows of declared columns, each by the driver's metadata for its column. */
    static Outcome of(List<Column> columns, ResultSet rows, Statement statement) throws SQLException {
        return of(columns, rows, Getter.TYPED, ResultSet::next, statement);
    }

    /** Reads rows of declared columns with this family of getters. */
    static Outcome of(List<Column> declared, ResultSet rows, Getter getter, Going going, Statement statement)
            throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int width = columns.getColumnCount();
        if (width != declared.size()) {
            return Broken.of(
                    Broken.Cause.GARBAGE, "a query for " + declared.size() + " columns answered with " + width);
        }
        List<CellReader> readers = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
            Optional<CellReader> reader = getter.of(columns.getColumnType(column));
            if (reader.isEmpty()) {
                return Broken.of(
                        Broken.Cause.GARBAGE,
                        "column " + declared.get(column - 1).name() + " is a "
                                + columns.getColumnTypeName(column) + " (JDBC type " + columns.getColumnType(column)
                                + "), which cannot be read; cast it in the query");
            }
            readers.add(reader.get());
            types.add(columns.getColumnTypeName(column));
        }
        return rows(rows, columns, readers, types, going, statement);
    }

    /** Reads rows of any shape. Each cell is the driver's own text. */
    static Outcome texts(ResultSet rows, Statement statement) throws SQLException {
        return texts(rows, Getter.TEXT, ResultSet::next, statement);
    }

    /** Reads rows of any shape. Each cell is the driver's own text, and a text comes from this family of getters. */
    static Outcome texts(ResultSet rows, Getter getter, Going going, Statement statement) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<CellReader> readers = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            readers.add(getter.ofText(columns.getColumnType(column)));
            types.add(columns.getColumnTypeName(column));
        }
        return rows(rows, columns, readers, types, going, statement);
    }

    private static Outcome rows(
            ResultSet rows,
            ResultSetMetaData columns,
            List<CellReader> readers,
            List<String> types,
            Going going,
            Statement statement)
            throws SQLException {
        List<Row> read = new ArrayList<>();
        while (going.on(rows)) {
            List<Cell> cells = new ArrayList<>(types.size());
            for (int index = 0; index < types.size(); index++) {
                cells.add(readers.get(index).read(rows, index + 1, types.get(index)));
            }
            read.add(new Row(cells));
        }
        SortedMap<Facet, String> facets = warnings(statement);
        labels(columns).ifPresent(labels -> facets.put(Facet.LABELS, labels));
        facets.put(Facet.TYPES, types.toString());
        return new Rows(read, facets);
    }

    /** Returns the labels; empty if the driver does not tell one. */
    private static Optional<String> labels(ResultSetMetaData columns) {
        List<String> labels = new ArrayList<>();
        try {
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                labels.add(columns.getColumnLabel(column));
            }
            return Optional.of(labels.toString());
        } catch (SQLException | RuntimeException untold) {
            return Optional.empty();
        }
    }

    /** Returns the number of warnings; empty if the driver does not tell it. */
    static SortedMap<Facet, String> warnings(Statement statement) {
        SortedMap<Facet, String> facets = new TreeMap<>();
        try {
            int count = 0;
            for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
                count++;
            }
            facets.put(Facet.WARNINGS, Integer.toString(count));
        } catch (SQLException | RuntimeException untold) {
            // A facet that is declared and missing is a difference.
        }
        return facets;
    }
}
