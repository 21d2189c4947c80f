package dev.lockstep.embedded.h2;

import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The ways out of a database and into a new one: statements, which the database itself does, the tools {@code Script}
 * and {@code RunScript}, which do the same through a separate connection, and a backup.
 *
 * @param folder the folder of the database that is exported
 * @param work an empty folder for the file
 */
record H2Ways(H2Engine engine, Path folder, Path work) {

    private static final String STATEMENTS = "statements";
    private static final String TOOL = "tool";

    /** Writes the export; returns why there is none, or nothing. */
    Optional<Outcome> write(Way way, JdbcSession session) throws SQLException {
        Optional<Outcome> objection = doing(
                way.form(),
                way.form().equals(Way.BACKUP)
                        ? List.of("BACKUP TO " + literal())
                        : way.withFile(literal()).writing(),
                session,
                () -> engine.writeScript(folder, file(), way.writing()));
        return objection.isEmpty() && Files.notExists(file())
                ? Optional.of(Broken.of(Broken.Cause.UNPROVEN, "the export was reported as done and wrote no file"))
                : objection;
    }

    /** Makes the new database in an empty folder, and opens it: what the backup holds, or an empty one. */
    Connection begin(Way way, Path into) throws SQLException {
        if (!way.form().equals(Way.BACKUP)) {
            return engine.create(into);
        }
        engine.restore(file(), into);
        return engine.open(into);
    }

    /**
     * Imports the export into the empty database of a folder; returns why it cannot be imported, or nothing. A backup
     * is in the database already.
     *
     * @param session a session of that database. It stays open, because H2 mends a view that was imported wrong when it
     *     opens a database.
     */
    Optional<Outcome> read(Way way, Path into, JdbcSession session) throws SQLException {
        return doing(
                way.form(),
                way.withFile(literal()).reading(),
                session,
                () -> engine.readScript(into, file(), way.reading()));
    }

    private Path file() {
        return work.resolve("export");
    }

    private String literal() {
        return "'" + file().toString().replace("'", "''") + "'";
    }

    /** Runs a tool. */
    @FunctionalInterface
    private interface Tool {
        void run() throws SQLException;
    }

    private static Optional<Outcome> doing(String form, List<String> statements, JdbcSession session, Tool tool)
            throws SQLException {
        if (form.equals(TOOL)) {
            tool.run();
            return Optional.empty();
        }
        if (!form.equals(STATEMENTS) && !form.equals(Way.BACKUP)) {
            throw new IllegalArgumentException(
                    "no way is called " + form + "; name " + STATEMENTS + ", " + TOOL + " or " + Way.BACKUP);
        }
        return statements.stream()
                .map(session::mutate)
                .filter(answer -> !(answer instanceof Done || answer instanceof Outcome.Rows))
                .findFirst();
    }
}
