package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A command in the form in which an arm receives it, rendered for the system. It is plain data.
 *
 * <p>A system with a query language gets {@link Mutate} and {@link Query}. A system whose callers call methods or send
 * requests gets {@link Call}, or the plugin's own {@link Custom} records.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Operation.Mutate.class, name = "mutate"),
    @JsonSubTypes.Type(value = Operation.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Operation.Query.class, name = "query"),
    @JsonSubTypes.Type(value = Operation.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Operation.Optimize.class, name = "optimize"),
    @JsonSubTypes.Type(value = Operation.Repair.class, name = "repair"),
    @JsonSubTypes.Type(value = Operation.Reopen.class, name = "reopen"),
    @JsonSubTypes.Type(value = Operation.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = Operation.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Operation.Export.class, name = "export"),
    @JsonSubTypes.Type(value = Operation.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Operation.Call.class, name = "call"),
    @JsonSubTypes.Type(value = Operation.InSession.class, name = "inSession"),
    @JsonSubTypes.Type(value = Operation.Control.class, name = "control"),
    @JsonSubTypes.Type(value = Operation.Transaction.class, name = "transaction"),
    @JsonSubTypes.Type(value = Operation.Execute.class, name = "execute"),
    @JsonSubTypes.Type(value = Operation.Batch.class, name = "batch"),
    @JsonSubTypes.Type(value = Operation.Shaped.class, name = "shaped"),
})
public sealed interface Operation {

    /** See {@link Mutate}. */
    static Mutate mutate(String text) {
        return new Mutate(text);
    }

    /** See {@link Load}. */
    static Load load(String format, String content) {
        return new Load(format, content);
    }

    /** A {@link Query} whose rows may come in any order. */
    static Query query(String before, List<Column> columns, String after) {
        return new Query(before, columns, after, false);
    }

    /** A {@link Query} that orders its rows totally. */
    static Query orderedQuery(String before, List<Column> columns, String after) {
        return new Query(before, columns, after, true);
    }

    /** An {@link Ask} whose rows may come in any order. */
    static Ask ask(String text) {
        return new Ask(text, false);
    }

    /** An {@link Ask} that orders its rows totally. */
    static Ask orderedAsk(String text) {
        return new Ask(text, true);
    }

    /** See {@link Optimize}. */
    static Optimize optimize() {
        return new Optimize();
    }

    /** See {@link Repair}. */
    static Repair repair() {
        return new Repair();
    }

    /** See {@link Reopen}. */
    static Reopen reopen() {
        return new Reopen();
    }

    /** See {@link Restart}. */
    static Restart restart() {
        return new Restart();
    }

    /** A {@link Backup} without a canary. */
    static Backup backup(Query content) {
        return new Backup(content, Optional.empty());
    }

    /**
     * A {@link Backup} with a canary.
     *
     * @param canary see {@link Canary#before}
     * @param without see {@link Canary#after}
     */
    static Backup backup(Query content, Operation canary, Operation without) {
        return new Backup(content, Optional.of(new Canary(canary, without)));
    }

    /** An {@link Export} without a canary. */
    static Export export(Way way, Query content) {
        return new Export(way, content, Optional.empty());
    }

    /**
     * An {@link Export} with a canary.
     *
     * @param canary see {@link Canary#before}
     * @param without see {@link Canary#after}
     */
    static Export export(Way way, Query content, Operation canary, Operation without) {
        return new Export(way, content, Optional.of(new Canary(canary, without)));
    }

    /** See {@link Restore}. */
    static Restore restore(Way way) {
        return new Restore(way);
    }

    /** A {@link Call} that answers without rows. */
    static Call call(String name, Cell... arguments) {
        return new Call(name, List.of(Row.of(arguments)), Optional.empty());
    }

    /** A {@link Call} with a whole batch of arguments that answers without rows. */
    static Call batch(String name, List<Row> arguments) {
        return new Call(name, arguments, Optional.empty());
    }

    /** See {@link InSession}. */
    static InSession inSession(String session, Operation operation) {
        return new InSession(session, operation);
    }

    /** See {@link Control}. */
    static Control control(String session, SessionAction action) {
        return new Control(session, action);
    }

    /** A {@link Transaction} that is committed. */
    static Transaction committed(Operation... operations) {
        return new Transaction(List.of(operations), true);
    }

    /** A {@link Transaction} that is rolled back. */
    static Transaction rolledBack(Operation... operations) {
        return new Transaction(List.of(operations), false);
    }

    /** An {@link Execute} that answers with a count. */
    static Execute execute(String text, Parameters parameters) {
        return new Execute(text, parameters, Optional.empty());
    }

    /** A {@link Batch} that answers with a row for each row of parameters. */
    static Batch executeBatch(String text, Parameters parameters) {
        return new Batch(text, parameters, Optional.empty());
    }

    /** A {@link Shaped} read without parameters. */
    static Shaped shaped(Read read, int shape) {
        return new Shaped(read, Parameters.NONE, shape);
    }

    /** Returns the kind by which a transport declares whether it offers the operation. */
    @JsonIgnore
    OperationKind kind();

    /** Returns the shape of the rows that answer the operation; empty if the answer has no rows. */
    @JsonIgnore
    default Optional<RowShape> rowShape() {
        return Optional.empty();
    }

    /**
     * One statement that changes data or schema atomically, completely or not at all. It answers without rows, or with
     * the rows that the system gives unasked; those are texts in any order, as in the answer to an {@link Ask}.
     *
     * @param text the statement, without a terminator
     */
    record Mutate(String text) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.MUTATE;
        }
    }

    /**
     * Adds the contents of a file atomically, completely or not at all.
     *
     * @param format the format of the content, as the extension of its file name: {@code nq}, {@code ttl}
     * @param content the contents of the file
     */
    record Load(String format, String content) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.LOAD;
        }
    }

    /** A read, whose answer is rows. */
    sealed interface Read extends Operation permits Query, Ask {

        /** Returns the whole text, with its declared columns separated by this separator. */
        String text(String separator);

        /** Whether the order of the rows is part of the answer. */
        boolean ordered();
    }

    /**
     * One read with declared columns. It has three parts, because a transport that prints rows must be able to ask for
     * each column in an encoded form, without wrapping an ordered query in another query.
     *
     * @param before the text in front of the columns, {@code SELECT}
     * @param columns the columns
     * @param after the text after the columns, {@code FROM … ORDER BY …}
     * @param ordered whether the order of the rows is part of the answer; if so, the query must order them totally
     */
    record Query(String before, List<Column> columns, String after, boolean ordered) implements Read {
        public Query {
            columns = List.copyOf(columns);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.QUERY;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return Optional.of(new RowShape(columns, ordered));
        }

        @Override
        public String text(String separator) {
            return text(separator, Column::expression);
        }

        /** Returns the whole text of the query, with this expression for each column. */
        public String text(String separator, Function<Column, String> expression) {
            return before + " " + columns.stream().map(expression).collect(Collectors.joining(separator)) + " " + after;
        }
    }

    /**
     * One statement that answers with rows of a shape that nobody has declared. Each cell of the answer is the text in
     * which the system itself writes the value, or null, so that every transport can tell it. The labels of the columns
     * are a facet.
     *
     * @param text the statement, without a terminator
     * @param ordered whether the order of the rows is part of the answer; if so, the statement must order them totally
     */
    record Ask(String text, boolean ordered) implements Read {
        @Override
        public OperationKind kind() {
            return OperationKind.ASK;
        }

        @Override
        public String text(String separator) {
            return text;
        }

        /** Returns the shape of an answer: columns of texts, named by their position, {@code c1} first. */
        public RowShape shapeOf(Outcome.Rows answer) {
            return RowShape.ofTexts(answer, ordered);
        }
    }

    /** Reorganises the store without changing its contents. */
    record Optimize() implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.OPTIMIZE;
        }
    }

    /** Rebuilds the store with the system's recovery tools without changing its contents. */
    record Repair() implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.REPAIR;
        }
    }

    /** Closes the store, so that nobody holds it, and opens it again. */
    record Reopen() implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.REOPEN;
        }
    }

    /** Stops the server in an orderly way and starts it again on the same data. */
    record Restart() implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.RESTART;
        }
    }

    /**
     * Takes a backup, opens it elsewhere and reads the content of the copy. The answer is the copy's rows.
     *
     * @param content a read of everything that is stored
     * @param canary a change around the backup, by which a true copy differs from an earlier one and from the store
     */
    record Backup(Query content, Optional<Canary> canary) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.BACKUP;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return content.rowShape();
        }
    }

    /**
     * Exports what is stored, imports the export into an empty store beside it, and reads the content of that store.
     * The answer is its rows.
     *
     * @param way how it is exported and imported
     * @param content a read of everything that the way exports
     * @param canary a change around the export; see {@link Backup#canary}
     */
    record Export(Way way, Query content, Optional<Canary> canary) implements Operation {
        public Export {
            if (way.form().equals(Way.BACKUP)) {
                throw new IllegalArgumentException("a copy of a backup is read by the operation backup");
            }
        }

        @Override
        public OperationKind kind() {
            return OperationKind.EXPORT;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return content.rowShape();
        }
    }

    /**
     * Exports everything that is stored, imports the export into an empty store, and puts that store into the place of
     * the first. A store whose export cannot be imported stays as it is. The export may be a {@linkplain Way#BACKUP
     * backup}.
     */
    record Restore(Way way) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.RESTORE;
        }
    }

    /**
     * A change that only a copy from exactly this moment has.
     *
     * @param before the change, made just before the backup or the export is taken; the copy must have it
     * @param after the opposite change, made once it is taken and before the copy is read; an answer from the live
     *     store lacks the first one
     */
    record Canary(Operation before, Operation after) {}

    /**
     * Something that a caller of the system does beyond text: a batch, a getter, a request.
     *
     * @param name the name of the call, {@code addAll} or {@code GET /people}
     * @param arguments one row of arguments for a plain call, several for a batch
     * @param answer the shape of the rows that answer the call; empty if the answer has no rows
     */
    record Call(String name, List<Row> arguments, Optional<RowShape> answer) implements Operation {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** Returns the same call, answered with rows of this shape. */
        public Call answering(RowShape shape) {
            return new Call(name, arguments, Optional.of(shape));
        }

        @Override
        public OperationKind kind() {
            return OperationKind.CALL;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return answer;
        }
    }

    /**
     * An operation in a named session. An operation without a name is done in the default session, which commits each
     * statement by itself.
     *
     * <p>The operations of a walk come one at a time, so a session that waits for another one waits for as long as the
     * system lets it. Maintenance ends all named sessions, and so does everything that closes the store; the next
     * operation that names one opens it afresh. A backup and the reads of a step leave them as they are.
     *
     * @param session the session's name, a word in lower case
     * @param operation a statement, a query, a call or a plugin's own operation
     */
    record InSession(String session, Operation operation) implements Operation {

        /**
         * The session in which a workload does something to show that the session makes no difference. An arm that is
         * kept plain does the same in the default session.
         */
        public static final String ELSEWHERE = "elsewhere";

        public InSession {
            SessionName.checked("session", session);
            refuseUnlessPlain("a session", operation);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.SESSION;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return operation.rowShape();
        }
    }

    /**
     * Begins or ends a transaction of a named session, or changes the session in another way.
     *
     * @param session the session's name, a word in lower case
     * @param action the change
     */
    record Control(String session, SessionAction action) implements Operation {
        public Control {
            SessionName.checked("session", session);
        }

        @Override
        public OperationKind kind() {
            return OperationKind.CONTROL;
        }
    }

    /**
     * Several operations in one transaction, which each transport offers in its own way: a connection that does not
     * commit by itself, one run of a tool, one request. After a refused operation the next ones are still asked, unless
     * the system refuses the transaction as a whole. The answer is rows: see {@link Transacted}.
     *
     * @param operations statements, queries, calls or a plugin's own operations; at least one
     * @param commit whether the transaction is committed in the end, or else rolled back
     */
    record Transaction(List<Operation> operations, boolean commit) implements Operation {
        public Transaction {
            operations = List.copyOf(operations);
            if (operations.isEmpty()) {
                throw new IllegalArgumentException("a transaction without operations; give it at least one");
            }
            operations.forEach(operation -> refuseUnlessPlain("a transaction", operation));
        }

        @Override
        public OperationKind kind() {
            return OperationKind.TRANSACTION;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return Optional.of(Transacted.SHAPE);
        }
    }

    /**
     * One statement with parameters, which changes data atomically.
     *
     * @param text the statement, in the system's language, with a place for each parameter
     * @param parameters the parameters, one row
     * @param keys the generated keys that are asked for, whose columns' names are those of the table; the answer is
     *     then the keys as rows, and otherwise a count
     */
    record Execute(String text, Parameters parameters, Optional<RowShape> keys) implements Operation {
        public Execute {
            parameters.requireOneRow();
        }

        /** Returns the same statement, answered with the generated keys. */
        public Execute answering(RowShape shape) {
            return new Execute(text, parameters, Optional.of(shape));
        }

        @Override
        public OperationKind kind() {
            return OperationKind.EXECUTE;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return keys;
        }
    }

    /**
     * One statement that is executed for each row of parameters. A row that is refused undoes nothing of the others.
     * The answer has a row for each row of parameters, with its outcome: see {@link Transacted}.
     *
     * @param text the statement, in the system's language, with a place for each parameter
     * @param parameters the rows of parameters
     * @param keys see {@link Execute}; the answer is then the keys of all rows, in their order
     */
    record Batch(String text, Parameters parameters, Optional<RowShape> keys) implements Operation {

        /** Returns the same batch, answered with the generated keys. */
        public Batch answering(RowShape shape) {
            return new Batch(text, parameters, Optional.of(shape));
        }

        @Override
        public OperationKind kind() {
            return OperationKind.BATCH;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return Optional.of(keys.orElse(Transacted.SHAPE));
        }
    }

    /**
     * A read that is asked in one of the transport's read shapes: a fetch size, a getter, a format. The shape makes no
     * difference to the rows. An {@link Ask} may change something, so no shape asks one twice.
     *
     * @param query the read, with a place for each parameter
     * @param parameters the parameters of the read, one row
     * @param shape the number of the shape; a transport counts round and round through its own list, so that one number
     *     means something to every transport
     */
    record Shaped(Read query, Parameters parameters, int shape) implements Operation {
        public Shaped {
            parameters.requireOneRow();
            if (shape < 0) {
                throw new IllegalArgumentException("the read shape " + shape + " is negative; number it from 0");
            }
        }

        /** Returns the shape of a transport that has these shapes. */
        public <S> S of(List<S> shapes) {
            return shapes.get(shape % shapes.size());
        }

        @Override
        public OperationKind kind() {
            return OperationKind.SHAPED;
        }

        @Override
        public Optional<RowShape> rowShape() {
            return query.rowShape();
        }
    }

    private static void refuseUnlessPlain(String where, Operation operation) {
        switch (operation.kind()) {
            case MUTATE, QUERY, ASK, CALL, EXECUTE, BATCH, SHAPED -> {}
            default ->
                throw new IllegalArgumentException(operation.kind() + " cannot be done in " + where
                        + "; put a statement, a query or a call there");
        }
    }

    /**
     * A plugin's own operation, passed to its backends unchanged: {@code record Put(String key, String value)
     * implements Operation.Custom}. It is a record, and its components are its JSON form. A command can be its own
     * operation.
     *
     * <p>An operation that is answered with rows overrides {@link #rowShape}. An operation that a transport may declare
     * unsupported, separately from other calls, overrides {@link #kind}.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    non-sealed interface Custom extends Operation {
        @Override
        default OperationKind kind() {
            return OperationKind.CALL;
        }
    }
}
