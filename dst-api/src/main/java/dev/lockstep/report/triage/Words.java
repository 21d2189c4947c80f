package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.stream.RecordedCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Commands, operations and outcomes as a person reads them. */
final class Words {

    private static final String DONE = "done";
    private static final String ROWS = "rows";
    private static final String REFUSED = "refused";

    private Words() {}

    /** Returns a command with its arguments: {@code put name="cup" size=3}. */
    static String command(RecordedCommand command) {
        return command.arguments().properties().stream()
                .map(argument -> " " + argument.getKey() + "=" + Json.MAPPER.writeValueAsString(argument.getValue()))
                .collect(Collectors.joining("", command.kind(), ""));
    }

    static String row(Row row) {
        return Json.MAPPER.writeValueAsString(row);
    }

    /** Returns the statement of an operation, or what the operation is if it has no statement. */
    static String statement(JsonNode written) {
        return operation(written)
                .map(Words::statement)
                .orElseGet(() -> written.isObject() ? Json.MAPPER.writeValueAsString(written) : "");
    }

    /** Returns an operation that is written as JSON; empty if it is none, or one that only a plugin knows. */
    static Optional<Operation> operation(JsonNode written) {
        try {
            return Optional.ofNullable(Json.MAPPER.treeToValue(written, Operation.class));
        } catch (JacksonException | IllegalArgumentException ofAPlugin) {
            return Optional.empty();
        }
    }

    static String statement(Operation operation) {
        Optional<Request> request = Request.in(operation);
        if (request.isPresent()) {
            return request.get().text();
        } else if (operation instanceof Operation.Mutate mutate) {
            return mutate.text();
        } else if (operation instanceof Operation.Query query) {
            return query(query);
        } else if (operation instanceof Operation.Ask ask) {
            return ask.text();
        } else if (operation instanceof Operation.Load load) {
            return "load, as " + load.format() + ": " + load.content();
        } else if (operation instanceof Operation.InSession named) {
            return "in session " + named.session() + ": " + statement(named.operation());
        } else if (operation instanceof Operation.Control control) {
            return "in session " + control.session() + ": " + Json.MAPPER.writeValueAsString(control.action());
        } else if (operation instanceof Operation.Transaction transaction) {
            return transaction.operations().stream()
                    .map(Words::statement)
                    .collect(Collectors.joining("; ", "begin; ", transaction.commit() ? "; commit" : "; rollback"));
        } else if (operation instanceof Operation.Execute execute) {
            return execute.text() + parameters(execute.parameters().rows());
        } else if (operation instanceof Operation.Batch batch) {
            return batch.text() + parameters(batch.parameters().rows());
        } else if (operation instanceof Operation.Shaped shaped) {
            return query(shaped.query()) + parameters(shaped.parameters().rows()) + ", read shape " + shaped.shape();
        } else if (operation instanceof Operation.Call call) {
            return call.name() + call.arguments().stream().map(Words::row).collect(Collectors.joining("", "", ""));
        } else if (operation instanceof Operation.Backup backup) {
            return "backup, " + canary(backup.canary()) + "then of the copy: " + statement(backup.content());
        } else if (operation instanceof Operation.Export export) {
            return "export and import by " + Json.MAPPER.writeValueAsString(export.way()) + ", "
                    + canary(export.canary()) + "then of the copy: " + statement(export.content());
        } else if (operation instanceof Operation.Restore restore) {
            return "restore by " + Json.MAPPER.writeValueAsString(restore.way());
        }
        return operation.kind().toString().toLowerCase(Locale.ROOT);
    }

    /** The variables of SPARQL have no commas between them, and the columns of SQL do. */
    private static String query(Operation.Read read) {
        boolean sparql = read instanceof Operation.Query query
                && query.columns().stream()
                        .allMatch(column -> column.expression().matches("(?s)\\?\\w+|\\(.* AS \\?\\w+\\)"));
        return read.text(sparql ? " " : ", ").strip();
    }

    private static String canary(Optional<Operation.Canary> canary) {
        return canary.map(change ->
                        "just after " + statement(change.before()) + ", then " + statement(change.after()) + ", ")
                .orElse("");
    }

    private static String parameters(List<Row> rows) {
        return rows.isEmpty() || rows.get(0).cells().isEmpty()
                ? ""
                : rows.stream().map(Words::row).collect(Collectors.joining(" and ", ", with ", ""));
    }

    /** Returns the kind of an outcome in one word. */
    static String kind(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Returns an outcome on one line; its rows are only counted. */
    static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done.count().isPresent() ? affected(done.count().getAsLong()) : DONE;
        } else if (outcome instanceof Outcome.Rows rows) {
            return count(rows.rows().size(), "row", ROWS);
        } else if (outcome instanceof Outcome.Refused refused) {
            return REFUSED + " as " + refused.refusal()
                    + (refused.code().isEmpty() ? "" : ", code " + refused.code())
                    + (refused.message().isEmpty() ? "" : ": " + refused.message());
        } else if (outcome instanceof Outcome.Unsupported unsupported) {
            return "not offered: " + unsupported.reason();
        }
        Outcome.Broken broken = (Outcome.Broken) outcome;
        return "no answer, " + broken(broken.cause()) + (broken.detail().isEmpty() ? "" : ": " + broken.detail())
                + (broken.inDoubt() ? " (it may have taken effect)" : "");
    }

    /** Returns why there is no answer. */
    static String broken(Outcome.Broken.Cause cause) {
        return switch (cause) {
            case DIED -> "it died";
            case TIMED_OUT -> "it took too long";
            case GARBAGE -> "its output cannot be understood";
            case CUT_OFF -> "its output is too long";
            case UNPROVEN -> "it did not do what it reports";
            case LAUNCHER -> "it was lost by its launcher";
            case BACKEND -> "its backend is at fault";
        };
    }

    /** Returns the outcome that the model expects, on one line; empty if it expects none. */
    static Optional<String> expected(JsonNode expectation) {
        if (expectation.has("refusal")) {
            return Optional.of(REFUSED + " as " + expectation.path("refusal").asString(""));
        }
        if (expectation.path(ROWS).isArray()) {
            return Optional.of(count(expectation.path(ROWS).size(), "row", ROWS));
        }
        if (expectation.has("affected")) {
            JsonNode affected = expectation.path("affected");
            return Optional.of(affected.isNumber() ? affected(affected.asLong(0)) : DONE);
        }
        return Optional.empty();
    }

    /** Returns the kind of the outcome that the model expects; empty if it expects none. */
    static String expectedKind(JsonNode expectation) {
        return expectation.has("refusal") ? REFUSED : expectation.path(ROWS).isArray() ? ROWS : DONE;
    }

    private static String affected(long count) {
        return DONE + ", " + count(count, "row", ROWS) + " affected";
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
