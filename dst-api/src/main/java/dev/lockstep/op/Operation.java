package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A command as an arm is asked to do it, rendered for the system; plain data. */
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

    @JsonIgnore
    OperationKind kind();

    /** The read that is answered with rows; nothing where the operation is not answered with any. */
    default Optional<Query> asksFor() {
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
        public Optional<Query> asksFor() {
            return Optional.of(this);
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
        public Optional<Query> asksFor() {
            return Optional.of(content);
        }
    }
}
