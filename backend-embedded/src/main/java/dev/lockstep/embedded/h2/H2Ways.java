package dev.lockstep.embedded.h2;

import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Way;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The ways out of a database and into a new one: statements, which the database itself does, and the tools
 * {@code Script} and {@code RunScript}, which do the same through a separate connection.
 *
 * @param folder the folder of the database that is exported
 * @param work an empty folder for the file and the new database
 */
record H2Ways(H2Engine engine, SystemUnderTest system, Path folder, Path work) {

    private static final String STATEMENTS = "statements";
    private static final String TOOL = "tool";

    /** Writes the export; returns why there is none, or nothing. */
    Optional<Outcome> write(Way way, JdbcSession session) throws SQLException {
        Optional<Outcome> objection = doing(way.form(), way.withFile(literal()).writing(), session, true);
        return objection.isEmpty() && Files.notExists(file())
                ? Optional.of(Broken.of(Broken.Cause.UNPROVEN, "the export was reported as done and wrote no file"))
                : objection;
    }

    /** Creates a database and imports the export; returns why it cannot be imported, or nothing. */
    Optional<Outcome> read(Way way) throws SQLException, IOException {
        Files.createDirectory(fresh());
        try (JdbcSession session = new JdbcSession(engine.create(fresh()), system)) {
            return doing(way.form(), way.withFile(literal()).reading(), session, false);
        }
    }

    /** Returns the folder of the new database. */
    Path fresh() {
        return work.resolve("fresh");
    }

    private Path file() {
        return work.resolve("export");
    }

    private String literal() {
        return "'" + file().toString().replace("'", "''") + "'";
    }

    private Optional<Outcome> doing(String form, List<String> words, JdbcSession session, boolean out)
            throws SQLException {
        if (form.equals(TOOL)) {
            if (out) {
                engine.writeScript(folder, file(), words);
            } else {
                engine.readScript(fresh(), file(), words);
            }
            return Optional.empty();
        }
        if (!form.equals(STATEMENTS)) {
            throw new IllegalArgumentException("no way is called " + form + "; name " + STATEMENTS + " or " + TOOL);
        }
        return words.stream()
                .map(statement -> session.apply(Operation.mutate(statement)))
                .filter(answer -> !(answer instanceof Done || answer instanceof Outcome.Rows))
                .findFirst();
    }
}
