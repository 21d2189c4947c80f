package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A command as an arm is asked to do it, rendered for the system; plain data.
 *
 * <p>A system with a language of its own is spoken to in {@link Mutate} and {@link Query}. One whose callers call methods,
 * or send requests, is spoken to in {@link Call}, or in the plugin's own {@link Custom} records.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Operation.Mutate.class, name = "mutate"),
    @JsonSubTypes.Type(value = Operation.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Operation.Query.class, name = "query"),
    @JsonSubTypes.Type(value = Operation.Optimize.class, name = "optimize"),
    @JsonSubTypes.Type(value = Operation.Repair.class, name = "repair"),
    @JsonSubTypes.Type(value = Operation.Reopen.class, name = "reopen"),
    @JsonSubTypes.Type(value = Operation.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = Operation.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Operation.Call.class, name = "call"),
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

    /** See {@link Backup}. */
    static Backup backup(Query content) {
        return new Backup(content);
    }

    /** A {@link Call} that answers without rows. */
    static Call call(String name, Cell... arguments) {
        return new Call(name, List.of(Row.of(arguments)), Optional.empty());
    }

    /** A {@link Call} of a whole batch that answers without rows. */
    static Call batch(String name, List<Row> arguments) {
        return new Call(name, arguments, Optional.empty());
    }

    /** The kind by which a transport declares whether it offers the operation. */
    @JsonIgnore
    OperationKind kind();

    /** The shape of the rows that answer the operation; empty where the answer has no rows. */
    @JsonIgnore
    default Optional<RowShape> rowShape() {
        return Optional.empty();
    }

    /**
     * One statement that changes data or schema, atomically: wholly or not at all.
     *
     * @param text the statement, with no terminator
     */
    record Mutate(String text) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.MUTATE;
        }
    }

    /**
     * Adds what a file says, atomically: wholly or not at all.
     *
     * @param format the format of the content, by the name that its file would end in: {@code nq}, {@code ttl}
     * @param content what the file says
     */
    record Load(String format, String content) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.LOAD;
        }
    }

    /**
     * One read. It is kept in three parts, because a transport that prints rows must be able to ask for each column in
     * a form that survives the printing, without wrapping an ordered query in another.
     *
     * @param before what stands in front of the columns, {@code SELECT}
     * @param columns what is asked for
     * @param after what follows the columns, {@code FROM … ORDER BY …}
     * @param ordered whether the order of the rows is part of the answer; then the query orders totally
     */
    record Query(String before, List<Column> columns, String after, boolean ordered) implements Operation {
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

        /** The whole text of the query, its columns set apart by the given separator. */
        public String text(String separator) {
            return text(separator, Column::expression);
        }

        /** The whole text of the query, each column asked for as told. */
        public String text(String separator, Function<Column, String> expression) {
            return before + " " + columns.stream().map(expression).collect(Collectors.joining(separator)) + " " + after;
        }
    }

    /** Rearranges what is stored, and changes nothing of what it says. */
    record Optimize() implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.OPTIMIZE;
        }
    }

    /** Rebuilds the store with the system's recovery tools, and changes nothing of what it says. */
    record Repair() implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.REPAIR;
        }
    }

    /** Closes the store, so that nobody holds it any more, and opens it again. */
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
     * Takes a backup, opens it elsewhere and asks the copy for its content; the answer is the copy's rows.
     *
     * @param content a read of everything that is stored
     */
    record Backup(Query content) implements Operation {
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
     * Something that a caller of the system does beyond text: a batch, a getter, a request.
     *
     * @param name which one, {@code addAll} or {@code GET /people}
     * @param arguments a row of arguments for each time that it is done: one for a plain call, several for a batch
     * @param answer the shape of the rows that answer it; empty where the answer has no rows
     */
    record Call(String name, List<Row> arguments, Optional<RowShape> answer) implements Operation {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The same call, answered with rows of this shape. */
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
     * An operation of a plugin's own, carried to its backends as it is: {@code record Put(String key, String value) implements
     * Operation.Custom}. It is a record, and its components are its JSON form. A command can be its own operation.
     *
     * <p>An operation that is answered with rows overrides {@link #rowShape}. One that a transport may declare unsupported
     * apart from other calls overrides {@link #kind}.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    non-sealed interface Custom extends Operation {
        @Override
        default OperationKind kind() {
            return OperationKind.CALL;
        }
    }
}
