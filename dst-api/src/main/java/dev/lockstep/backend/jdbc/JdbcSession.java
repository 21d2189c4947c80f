package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Column;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.Transacted;
import dev.lockstep.system.SystemUnderTest;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
            case MUTATE, EXECUTE -> EnumSet.of(Facet.COUNT, Facet.CODE, Facet.STATE, Facet.EXCEPTION, Facet.WARNINGS);
            case QUERY, ASK, SHAPED ->
                EnumSet.of(Facet.CODE, Facet.STATE, Facet.EXCEPTION, Facet.WARNINGS, Facet.LABELS, Facet.TYPES);
            // An operation in a named session may be either; only the facets of its outcome's kind count.
            case SESSION -> EnumSet.allOf(Facet.class);
            case CONTROL, TRANSACTION, BATCH -> EnumSet.of(Facet.CODE, Facet.STATE, Facet.EXCEPTION);
            default -> Set.of();
        };
    }

    /** Returns the names of the shapes in which every session can ask a query and read its rows. */
    public static List<String> readShapes() {
        return JdbcReadShape.ALL.stream().map(JdbcReadShape::toString).toList();
    }

    /** Runs a statement, a query or a question. */
    public Outcome apply(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate(mutate.text());
        } else if (operation instanceof Operation.Query query) {
            return query(query);
        } else if (operation instanceof Operation.Ask ask) {
            return ask(ask);
        } else if (operation instanceof Operation.Execute execute) {
            return execute(execute);
        } else if (operation instanceof Operation.Batch batch) {
            return batch(batch);
        } else if (operation instanceof Operation.Shaped shaped) {
            return shaped(shaped);
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
                    return ResultRows.texts(rows, statement);
                }
            }
            return done(statement);
        });
    }

    /** Runs a query. The answer is its rows, with each cell typed by the driver's metadata for its column. */
    public Outcome query(Operation.Query query) {
        return outcome(false, statement -> {
            if (!statement.execute(query.text(", "))) {
                return Broken.of(Broken.Cause.GARBAGE, "a query answered with a count instead of rows");
            }
            try (ResultSet rows = statement.getResultSet()) {
                return ResultRows.of(query.columns(), rows, statement);
            }
        });
    }

    /** Runs a statement that answers with rows of any shape. Each cell is the driver's own text. */
    public Outcome ask(Operation.Ask ask) {
        return outcome(true, statement -> {
            try (ResultSet rows = statement.executeQuery(ask.text())) {
                return ResultRows.texts(rows, statement);
            }
        });
    }

    /** Runs a statement with parameters. */
    public Outcome execute(Operation.Execute execute) {
        return outcome(true, () -> prepared(execute.text(), execute.keys()), statement -> {
            ParameterBinding.set(
                    statement, execute.parameters(), execute.parameters().rows().get(0));
            if (statement.execute()) {
                return Broken.of(Broken.Cause.GARBAGE, "a statement that changes data answered with rows");
            }
            if (execute.keys().isPresent()) {
                return keys(execute.keys().get(), statement);
            }
            return done(statement);
        });
    }

    /** Runs a statement for each row of parameters. The answer has the outcome of each. */
    public Outcome batch(Operation.Batch batch) {
        int rows = batch.parameters().rows().size();
        BatchAnswer answer = new BatchAnswer(rows, system, codes);
        return outcome(true, () -> prepared(batch.text(), batch.keys()), statement -> {
            for (Row row : batch.parameters().rows()) {
                ParameterBinding.set(statement, batch.parameters(), row);
                statement.addBatch();
            }
            try {
                Outcome done = answer.done(statement.executeBatch());
                return batch.keys().isPresent() && done instanceof Rows
                        ? keys(batch.keys().get(), statement)
                        : done;
            } catch (BatchUpdateException refused) {
                return batch.keys().isPresent()
                        ? SqlFailure.outcome(system, codes, refused, true)
                        : answer.refused(refused);
            }
        });
    }

    private PreparedStatement prepared(String text, Optional<RowShape> keys) throws SQLException {
        return keys.isEmpty()
                ? connection.prepareStatement(text)
                : connection.prepareStatement(
                        text, keys.get().columns().stream().map(Column::name).toArray(String[]::new));
    }

    private static Outcome keys(RowShape shape, Statement statement) throws SQLException {
        try (ResultSet rows = statement.getGeneratedKeys()) {
            return ResultRows.of(shape.columns(), rows, statement);
        }
    }

    /** Runs a query in one of the {@linkplain #readShapes read shapes}. */
    public Outcome shaped(Operation.Shaped shaped) {
        JdbcReadShape shape = JdbcReadShape.of(shaped);
        Operation.Read read = shaped.query();
        boolean changes = read instanceof Operation.Ask;
        String text = read.text(", ");
        int type = shape.moving().type();
        if (shape.asking() == JdbcReadShape.Asking.PLAIN && shaped.parameters().areNone()) {
            return outcome(changes, () -> connection.createStatement(type, ResultSet.CONCUR_READ_ONLY), statement -> {
                statement.setFetchSize(shape.fetchSize());
                try (ResultSet rows = statement.executeQuery(text)) {
                    return shape.read(read, rows, statement);
                }
            });
        }
        return outcome(
                changes, () -> connection.prepareStatement(text, type, ResultSet.CONCUR_READ_ONLY), statement -> {
                    statement.setFetchSize(shape.fetchSize());
                    ParameterBinding.set(
                            statement,
                            shaped.parameters(),
                            shaped.parameters().rows().get(0));
                    if (shape.asking() == JdbcReadShape.Asking.PREPARED_TWICE) {
                        statement.executeQuery().next();
                    }
                    try (ResultSet rows = statement.executeQuery()) {
                        return shape.read(read, rows, statement);
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

    private Outcome outcome(boolean changes, Asked<Statement> asked) {
        return outcome(changes, connection::createStatement, asked);
    }

    private <S extends Statement> Outcome outcome(boolean changes, Opening<S> opening, Asked<S> asked) {
        try (S statement = opening.open()) {
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

    private static Done done(Statement statement) throws SQLException {
        long count = updateCount(statement);
        return new Done(count < 0 ? OptionalLong.empty() : OptionalLong.of(count), ResultRows.warnings(statement));
    }

    /** A driver from before JDBC 4.2 has only the short count. */
    private static long updateCount(Statement statement) throws SQLException {
        try {
            return statement.getLargeUpdateCount();
        } catch (UnsupportedOperationException old) {
            return statement.getUpdateCount();
        }
    }

    /** Makes a statement. */
    @FunctionalInterface
    private interface Opening<S extends Statement> {
        S open() throws SQLException;
    }

    /** A call on a new statement. */
    @FunctionalInterface
    private interface Asked<S extends Statement> {
        Outcome of(S statement) throws SQLException;
    }
}
