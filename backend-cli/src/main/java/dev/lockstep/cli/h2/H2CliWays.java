package dev.lockstep.cli.h2;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The ways out of a store and into a new one: statements through the Shell, the tools {@code Script} and
 * {@code RunScript}, and a backup. Each statement and each tool has a separate process.
 *
 * @param store the folder of the store that is exported
 * @param work an empty folder for the file and the new store
 */
record H2CliWays(H2Shell shell, H2Tools tools, Path store, Path work) {

    private static final String STATEMENTS = "statements";
    private static final String TOOL = "tool";

    /** Writes the export; returns why there is none, or nothing. */
    Optional<Outcome> write(Way way) throws IOException, InterruptedException {
        if (way.form().equals(Way.BACKUP)) {
            return backup();
        }
        Optional<Outcome> objection = way.form().equals(TOOL)
                ? objection(tools.writeScript(store, file(), way.writing()))
                : statements(way.form(), store, inStatements(way, store).writing());
        return objection.isEmpty() && Files.notExists(file())
                ? Optional.of(Outcome.Broken.of(Cause.UNPROVEN, "the export was reported as done and wrote no file"))
                : objection;
    }

    private Optional<Outcome> backup() throws IOException, InterruptedException {
        Files.createDirectory(fresh());
        Optional<Outcome> objection = objection(shell.mutate(store, "BACKUP TO '" + store.relativize(zip()) + "'"));
        return objection.isEmpty() && Files.notExists(zip())
                ? Optional.of(Outcome.Broken.of(Cause.UNPROVEN, "the backup was reported as done and wrote no file"))
                : objection;
    }

    /**
     * Creates a store, by this query or from the backup, and imports the export; returns why it cannot be imported, or
     * nothing.
     */
    Optional<Outcome> read(Way way, Operation.Query query) throws IOException, InterruptedException {
        if (way.form().equals(Way.BACKUP)) {
            return objection(tools.restore(fresh(), zip()));
        }
        Files.createDirectory(fresh());
        Optional<Outcome> objection = objection(shell.create(fresh(), query));
        if (objection.isPresent()) {
            return objection;
        }
        return way.form().equals(TOOL)
                ? objection(tools.readScript(fresh(), file(), way.reading()))
                : statements(way.form(), fresh(), inStatements(way, fresh()).reading());
    }

    /** Returns the folder of the new store. */
    Path fresh() {
        return work.resolve("fresh");
    }

    private Path file() {
        return work.resolve("export");
    }

    private Path zip() {
        return fresh().resolve("backup.zip");
    }

    /** The path is relative, so that no folder's name has to be part of a statement. */
    private Way inStatements(Way way, Path folder) {
        return way.withFile("'" + folder.relativize(file()) + "'");
    }

    private Optional<Outcome> statements(String form, Path folder, List<String> statements)
            throws IOException, InterruptedException {
        if (!form.equals(STATEMENTS)) {
            throw new IllegalArgumentException(
                    "no way is called " + form + "; name " + STATEMENTS + ", " + TOOL + " or " + Way.BACKUP);
        }
        for (String statement : statements) {
            Optional<Outcome> objection = objection(shell.mutate(folder, statement));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> objection(Outcome answer) {
        return answer instanceof Outcome.Done || answer instanceof Outcome.Rows
                ? Optional.empty()
                : Optional.of(answer);
    }
}
