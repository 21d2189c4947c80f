package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a command asks of an arm, rendered for the system. Every operation is about one branch of the data. */
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

    /** The branch that every system has. */
    String MAIN = "main";

    String branch();

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
    record Mutate(String branch, String text) implements Operation {
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
    record Load(String branch, String format, String content) implements Operation {
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
    record Query(String branch, String before, List<Column> columns, String after, boolean ordered)
            implements Operation {
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
    record Optimize(String branch) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.OPTIMIZE;
        }
    }

    /** Rebuilds the store with the system's recovery tools, and changes nothing of what it says. */
    record Repair(String branch) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.REPAIR;
        }
    }

    /** Lets go of the store so that nothing of it is held any more, then opens it again. */
    record Reopen(String branch) implements Operation {
        @Override
        public OperationKind kind() {
            return OperationKind.REOPEN;
        }
    }

    /** Stops the server in an orderly way and starts it again on the same data. */
    record Restart(String branch) implements Operation {
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
    record Backup(String branch, Query content) implements Operation {
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
