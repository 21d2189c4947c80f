package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.Transacted;
import dev.lockstep.system.SystemUnderTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One connection. It commits each statement by itself, except in a transaction. Everything that a driver does becomes
 * an outcome, including exceptions that it must not throw.
 */
public final class JdbcSession implements AutoCloseable {

    private final Connection connection;
    private final SystemUnderTest system;
    private final RefusalCode codes;
    private volatile Optional<Statement> running = Optional.empty();

    /** Takes over the connection, which must be in autocommit mode. Refusals are classified by the vendor's code. */
    public JdbcSession(Connection connection, SystemUnderTest system) {
        this(connection, system, RefusalCode.VENDOR);
    }

    /**
     * Takes over the connection, which must be in autocommit mode.
     *
     * @param codes the part of an exception that the system's description lists
     */
    public JdbcSession(Connection connection, SystemUnderTest system, RefusalCode codes) {
        this.connection = connection;
        this.system = system;
        this.codes = codes;
    }

    /** Returns the facets that every session tells of operations of this kind. */
    public static Set<Facet> tells(OperationKind kind) {
        return switch (kind) {
            case MUTATE -> EnumSet.of(Facet.COUNT, Facet.CODE, Facet.STATE, Facet.EXCEPTION, Facet.WARNINGS);
            case QUERY, ASK ->
                EnumSet.of(Facet.CODE, Facet.STATE, Facet.EXCEPTION, Facet.WARNINGS, Facet.LABELS, Facet.TYPES);
            // An operation in a named session may be either; only the facets of its outcome's kind count.
            case SESSION -> EnumSet.allOf(Facet.class);
            case CONTROL, TRANSACTION -> EnumSet.of(Facet.CODE, Facet.STATE, Facet.EXCEPTION);
            default -> Set.of();
        };
    }

    /** Runs a statement, a query or a question. */
    public Outcome apply(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate(mutate.text());
        } else if (operation instanceof Operation.Query query) {
            return query(query);
        } else if (operation instanceof Operation.Ask ask) {
            return ask(ask);
        }
        return Broken.of(
                Broken.Cause.BACKEND,
                "a session over JDBC was asked for " + operation.kind()
                        + "; let the provider's support(…) declare it unsupported");
    }

    /**
     * Changes the session itself. An open is done already, and a close is done by the session's owner.
     *
     * <p>Savepoints are text and not JDBC's objects, so that a savepoint that is gone can be named.
     */
    public Outcome control(SessionAction action) {
        return outcome(true, statement -> {
            if (action instanceof SessionAction.Begin) {
                connection.setAutoCommit(false);
            } else if (action instanceof SessionAction.Commit) {
                connection.commit();
                connection.setAutoCommit(true);
            } else if (action instanceof SessionAction.Rollback) {
                connection.rollback();
                connection.setAutoCommit(true);
            } else if (action instanceof SessionAction.Savepoint savepoint) {
                statement.execute("SAVEPOINT " + savepoint.name());
            } else if (action instanceof SessionAction.RollbackTo savepoint) {
                statement.execute("ROLLBACK TO SAVEPOINT " + savepoint.name());
            } else if (action instanceof SessionAction.Isolate isolate) {
                connection.setTransactionIsolation(levelOf(isolate.level()));
            } else if (action instanceof SessionAction.ReadOnly readOnly) {
                connection.setReadOnly(readOnly.on());
            }
            return Done.UNCOUNTED;
        });
    }

    private static int levelOf(SessionAction.Isolation level) {
        return switch (level) {
            case READ_UNCOMMITTED -> Connection.TRANSACTION_READ_UNCOMMITTED;
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }

    /** Runs several statements and queries in one transaction. */
    public Outcome transaction(Operation.Transaction transaction) throws Exception {
        Outcome begun = control(new SessionAction.Begin());
        if (!(begun instanceof Done)) {
            return begun;
        }
        Outcome answer = Transacted.answer(transaction, this::apply);
        boolean commit = transaction.commit() && answer instanceof Rows;
        Outcome ended = control(commit ? new SessionAction.Commit() : new SessionAction.Rollback());
        if (ended instanceof Done) {
            return answer;
        }
        control(new SessionAction.Rollback());
        return answer instanceof Rows ? ended : answer;
    }

    /**
     * Runs a statement that changes data. The answer is the number of affected rows. If the statement answers with rows
     * instead, they are the answer, each cell as the driver's own text.
     */
    public Outcome mutate(String text) {
        return outcome(true, statement -> {
            if (statement.execute(text)) {
                try (ResultSet rows = statement.getResultSet()) {
                    return texts(rows, statement);
                }
            }
            long count = updateCount(statement);
            return new Done(count < 0 ? OptionalLong.empty() : OptionalLong.of(count), warnings(statement));
        });
    }

    /** Runs a query. The answer is its rows, with each cell typed by the driver's metadata for its column. */
    public Outcome query(Operation.Query query) {
        return outcome(false, statement -> {
            if (!statement.execute(query.text(", "))) {
                return Broken.of(Broken.Cause.GARBAGE, "a query answered with a count instead of rows");
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows(query, rows, statement);
            }
        });
    }

    /** Runs a statement that answers with rows of any shape. Each cell is the driver's own text. */
    public Outcome ask(Operation.Ask ask) {
        return outcome(true, statement -> {
            try (ResultSet rows = statement.executeQuery(ask.text())) {
                return texts(rows, statement);
            }
        });
    }

    /** Asks the running statement to end, if there is one. May be called from any thread; does not wait. */
    public void cancel() {
        running.ifPresent(statement -> {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // The statement ended by itself in the meantime.
            }
        });
    }

    /**
     * Closes the connection.
     *
     * @throws SQLException if the driver cannot close it
     */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Outcome outcome(boolean changes, Asked asked) {
        try (Statement statement = connection.createStatement()) {
            running = Optional.of(statement);
            // A brace in stored text is a plain brace and not a JDBC escape.
            statement.setEscapeProcessing(false);
            return asked.of(statement);
        } catch (SQLException failure) {
            return SqlFailure.outcome(system, codes, failure, changes);
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

    private static Outcome rows(Operation.Query query, ResultSet rows, Statement statement) throws SQLException {
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
        return rows(rows, readers, types, statement);
    }

    private static Outcome texts(ResultSet rows, Statement statement) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> types = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            types.add(columns.getColumnTypeName(column));
        }
        return rows(rows, Collections.nCopies(types.size(), CellReader.TEXT), types, statement);
    }

    private static Outcome rows(ResultSet rows, List<CellReader> readers, List<String> types, Statement statement)
            throws SQLException {
        List<Row> read = new ArrayList<>();
        while (rows.next()) {
            List<Cell> cells = new ArrayList<>(types.size());
            for (int index = 0; index < types.size(); index++) {
                cells.add(readers.get(index).read(rows, index + 1, types.get(index)));
            }
            read.add(new Row(cells));
        }
        SortedMap<Facet, String> facets = warnings(statement);
        labels(rows.getMetaData()).ifPresent(labels -> facets.put(Facet.LABELS, labels));
        facets.put(Facet.TYPES, types.toString());
        return new Rows(read, facets);
    }

    /** A driver from before JDBC 4.2 has only the short count. */
    private static long updateCount(Statement statement) throws SQLException {
        try {
            return statement.getLargeUpdateCount();
        } catch (UnsupportedOperationException old) {
            return statement.getUpdateCount();
        }
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
    private static SortedMap<Facet, String> warnings(Statement statement) {
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

    /** A call on a new statement. */
    @FunctionalInterface
    private interface Asked {
        Outcome of(Statement statement) throws SQLException;
    }
}
