package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.system.SystemUnderTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection, each statement committed by itself. Everything a driver does becomes an outcome, what it throws without
 * being allowed to among it.
 */
public final class JdbcSession implements AutoCloseable {

    private final Connection connection;
    private final SystemUnderTest system;
    private volatile Optional<Statement> running = Optional.empty();

    /** Takes over the connection, which must be in autocommit. */
    public JdbcSession(Connection connection, SystemUnderTest system) {
        this.connection = connection;
        this.system = system;
    }

    /** Runs a statement that changes something; its answer is how many rows. */
    public Outcome mutate(String text) {
        return outcome(true, statement -> {
            if (statement.execute(text)) {
                return Broken.of(Broken.Cause.GARBAGE, "a statement that changes data answered with rows");
            }
            long count = statement.getLargeUpdateCount();
            return count < 0 ? Done.UNCOUNTED : Done.affecting(count);
        });
    }

    /** Runs a read; its answer is its rows, each cell typed by what the driver says of its column. */
    public Outcome query(Operation.Query query) {
        return outcome(false, statement -> {
            if (!statement.execute(query.text(", "))) {
                return Broken.of(Broken.Cause.GARBAGE, "a query answered with a count instead of rows");
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows(query, rows);
            }
        });
    }

    /** Asks the statement that is running, if one is, to end. Callable from any thread; does not wait. */
    public void cancel() {
        running.ifPresent(statement -> {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // It ended by itself in the meantime.
            }
        });
    }

    /**
     * Lets go of the connection.
     *
     * @throws SQLException what the driver says about it
     */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Outcome outcome(boolean changes, Asked asked) {
        try (Statement statement = connection.createStatement()) {
            running = Optional.of(statement);
            // A brace in stored text is a brace, and no JDBC escape.
            statement.setEscapeProcessing(false);
            return asked.of(statement);
        } catch (SQLException failure) {
            return SqlFailure.outcome(system, failure, changes);
        } catch (RuntimeException | StackOverflowError | LinkageError thrown) {
            return new Broken(
                    Broken.Cause.DIED,
                    "the driver threw " + thrown.getClass().getName(),
                    changes,
                    Map.of("message", String.valueOf(thrown.getMessage())));
        } finally {
            running = Optional.empty();
        }
    }

    private static Outcome rows(Operation.Query query, ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int width = columns.getColumnCount();
        if (width != query.columns().size()) {
            return Broken.of(
                    Broken.Cause.GARBAGE, "a query for " + query.columns().size() + " columns answered with " + width);
        }
        List<CellReader> readers = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
            Optional<CellReader> reader = CellReader.of(columns.getColumnType(column));
            if (reader.isEmpty()) {
                return Broken.of(
                        Broken.Cause.GARBAGE,
                        "column " + query.columns().get(column - 1).name() + " is a "
                                + columns.getColumnTypeName(column) + " (JDBC type " + columns.getColumnType(column)
                                + "), which cannot be read; cast it in the query");
            }
            readers.add(reader.get());
            types.add(columns.getColumnTypeName(column));
        }
        List<Row> read = new ArrayList<>();
        while (rows.next()) {
            List<Cell> cells = new ArrayList<>(width);
            for (int index = 0; index < width; index++) {
                cells.add(readers.get(index).read(rows, index + 1, types.get(index)));
            }
            read.add(new Row(cells));
        }
        return new Rows(read);
    }

    /** What is asked of a fresh statement. */
    @FunctionalInterface
    private interface Asked {
        Outcome of(Statement statement) throws SQLException;
    }
}
