package dev.lockstep.backend.jdbc;

import dev.lockstep.backend.StepParts;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Way;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Operations in SQL, for people. */
public final class JdbcWords {

    private JdbcWords() {}

    /** Returns the statements of an operation, or a word for one that has none. */
    public static String of(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate.text() + ";";
        } else if (operation instanceof Operation.Query query) {
            return query.text(", ") + ";";
        } else if (operation instanceof Operation.Ask ask) {
            return ask.text() + ";";
        } else if (operation instanceof Operation.Execute execute) {
            return execute.text() + ";" + with(execute.parameters());
        } else if (operation instanceof Operation.Batch batch) {
            return batch.text() + ";" + with(batch.parameters());
        } else if (operation instanceof Operation.Shaped shaped) {
            return shaped.query().text(", ") + ";" + with(shaped.parameters()) + " -- read: "
                    + JdbcReadShape.of(shaped);
        } else if (operation instanceof Operation.InSession asked) {
            return "in session " + asked.session() + ": " + of(asked.operation());
        } else if (operation instanceof Operation.Control control) {
            String action = control.action().getClass().getSimpleName().toLowerCase(Locale.ROOT);
            return "in session " + control.session() + ": " + action
                    + detail(Json.MAPPER.writeValueAsString(control.action()));
        } else if (operation instanceof Operation.Transaction transaction) {
            return transaction.operations().stream()
                    .map(JdbcWords::of)
                    .collect(Collectors.joining(" ", "BEGIN; ", transaction.commit() ? " COMMIT;" : " ROLLBACK;"));
        }
        return maintenance(operation);
    }

    private static String maintenance(Operation operation) {
        if (operation instanceof Operation.Backup backup) {
            return StepParts.ofCopy(
                    "back up, restore the backup elsewhere, and read the copy:",
                    backup.canary(),
                    JdbcWords::of,
                    "take the backup",
                    "restore the backup elsewhere",
                    backup.content().text(", ") + ";");
        } else if (operation instanceof Operation.Export export) {
            return StepParts.ofCopy(
                    "export, import into an empty database, and read the copy:",
                    export.canary(),
                    JdbcWords::of,
                    "export by " + words(export.way().form(), export.way().writing()),
                    "import by " + words(export.way().form(), export.way().reading()),
                    export.content().text(", ") + ";");
        } else if (operation instanceof Operation.Restore restore
                && restore.way().form().equals(Way.BACKUP)) {
            return "back up, and restore the backup in the place of the database";
        } else if (operation instanceof Operation.Restore restore) {
            return "export (" + way(restore.way()) + "), and import into an empty database in its place";
        }
        return switch (operation.kind()) {
            case OPTIMIZE -> "analyse and compact the database";
            case REOPEN -> "close every connection, and open the database again";
            case RESTART -> "stop the server, and start it again";
            case REPAIR -> "rebuild the database with the recovery tools";
            default -> Json.MAPPER.writeValueAsString(operation);
        };
    }

    private static String words(String form, List<String> words) {
        // The words of a tool are its arguments, and those of other forms are statements.
        return form + (words.isEmpty() ? "" : ": " + String.join(form.equals("tool") ? " " : "; ", words));
    }

    private static String way(Way way) {
        return way.form() + ": " + String.join("; ", way.writing()) + " / " + String.join("; ", way.reading());
    }

    private static String with(Parameters parameters) {
        return parameters.areNone()
                ? ""
                : parameters.rows().stream()
                        .map(Json.MAPPER::writeValueAsString)
                        .collect(Collectors.joining(", ", " -- with ", ""));
    }

    private static String detail(String json) {
        String rest = json.replaceAll("^\\{\"action\":\"[a-zA-Z]*\",?", "").replaceAll("}$", "");
        return rest.isEmpty() ? "" : " " + rest;
    }
}
