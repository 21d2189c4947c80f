package dev.lockstep.server.h2;

import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Way;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.RunningServer.ToolExit;
import dev.lockstep.server.ServerProgram.Command;
import dev.lockstep.server.inside.ReplaceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways out of a served database and into a new one. The server does the statements and writes the files. The tools
 * {@code Script} and {@code RunScript} run beside the driver, over a connection to the server.
 *
 * <p>The server may not create a database, and a tool beside it would need the password on its command line. Therefore
 * the new database is a copy of the empty one that marks the server.
 *
 * @param mark the name of the empty database
 * @param limit the time for which the server may be silent
 */
record ServedWays(RunningServer server, H2Client client, String mark, Duration limit) {

    private static final String STATEMENTS = "statements";
    private static final String TOOL = "tool";
    private static final String SUFFIX = ".mv.db";
    private static final String OLD = "old";

    /** The path of the new database, below the server's folder. */
    static final String FRESH = "fresh/" + H2Client.DATABASE;

    private static final String OPTIONS = "-options";

    /** Writes the export; returns why there is none, or nothing. */
    Optional<Outcome> write(Way way, JdbcSession session) throws SQLException {
        if (way.form().equals(Way.BACKUP)) {
            return statements(STATEMENTS, session, List.of("BACKUP TO " + literal(file())));
        }
        return way.form().equals(TOOL)
                ? tool("Script", H2Client.DATABASE, way.writing())
                : statements(way.form(), session, way.withFile(literal(file())).writing());
    }

    /**
     * Imports the export into an empty database; returns why it cannot be imported, or nothing. A backup is in the
     * database already.
     *
     * @param database the database's path, below the server's folder
     * @param session a session of that database. It stays open, because H2 mends a view that was imported wrong when it
     *     opens a database.
     */
    Optional<Outcome> read(Way way, String database, JdbcSession session) throws SQLException {
        if (way.form().equals(Way.BACKUP)) {
            return Optional.empty();
        }
        return way.form().equals(TOOL)
                ? tool("RunScript", database, onTheServer(way.reading()))
                : statements(way.form(), session, way.withFile(literal(file())).reading());
    }

    /**
     * Puts a new database into the place of the exported one, which is kept: what the backup holds, or an empty one.
     * Nobody may have one of them open.
     */
    Optional<Outcome> begin(Way way) throws SQLException, IOException, InterruptedException {
        Optional<Outcome> objection = makeFresh();
        if (objection.isEmpty()) {
            objection = replace(H2Client.DATABASE, OLD, List.of(emptyBackup()));
        }
        if (objection.isPresent()) {
            return objection;
        }
        return way.form().equals(Way.BACKUP) ? unpack() : replace(FRESH, H2Client.DATABASE, List.of());
    }

    private Optional<Outcome> unpack() throws IOException, InterruptedException {
        Optional<Outcome> objection;
        try {
            objection = restored(file(), server.place().data());
        } catch (IOException unanswered) {
            keepOld();
            throw unanswered;
        }
        if (objection.isEmpty()) {
            return objection;
        }
        Optional<Outcome> lost = keepOld();
        return lost.isPresent() ? lost : objection;
    }

    /** Unpacks a backup into a folder beside the server. */
    Optional<Outcome> restored(String zip, String into) throws IOException, InterruptedException {
        return run(H2Program.restore(zip, client.prefix() + into), "the backup could not be restored");
    }

    /** Deletes what is not needed after an import. */
    Optional<Outcome> keepNew() throws IOException, InterruptedException {
        return replace(OLD, FRESH, List.of(file(), path(FRESH + SUFFIX)));
    }

    /** Puts the exported database back into its place. */
    Optional<Outcome> keepOld() throws IOException, InterruptedException {
        return replace(OLD, H2Client.DATABASE, List.of(file()));
    }

    private Optional<Outcome> replace(String with, String replaced, List<String> unwanted)
            throws IOException, InterruptedException {
        String from = path(with + SUFFIX);
        String to = path(replaced + SUFFIX);
        if (!server.place().contained()) {
            ReplaceFile.replace(
                    Path.of(from), Path.of(to), unwanted.stream().map(Path::of).toList());
            return Optional.empty();
        }
        return run(H2Program.replace(from, to, unwanted), "the database could not be replaced");
    }

    /** Makes an empty database in the place of the last one. */
    Optional<Outcome> makeFresh() throws SQLException, IOException, InterruptedException {
        try (JdbcSession session = client.open(server.address(), mark, limit)) {
            Optional<Outcome> objection =
                    statements(STATEMENTS, session, List.of("BACKUP TO " + literal(emptyBackup())));
            if (objection.isPresent()) {
                return objection;
            }
        }
        makeFolder(path("fresh"));
        // The unpacked file has the name that the database has in the backup.
        return run(
                H2Program.restore(
                        emptyBackup(), client.prefix() + server.place().data() + "/fresh"),
                "an empty database could not be made");
    }

    /** Makes a folder beside the server, because H2's Restore makes none for a database in several files. */
    void makeFolder(String folder) throws IOException {
        if (!server.place().contained()) {
            Files.createDirectories(Path.of(folder));
        }
    }

    private Optional<Outcome> run(Command command, String problem) throws IOException, InterruptedException {
        ToolExit exit = server.run(command, limit);
        return exit.code() == 0
                ? Optional.empty()
                : Optional.of(new Broken(
                        Broken.Cause.GARBAGE,
                        problem,
                        false,
                        Map.of("exit code", Integer.toString(exit.code()), "output", exit.output())));
    }

    private Optional<Outcome> tool(String name, String database, List<String> words) throws SQLException {
        List<String> arguments = new ArrayList<>(List.of("-script", file()));
        arguments.addAll(words);
        client.tool(name, server.address(), database, limit, arguments);
        return Optional.empty();
    }

    /** Without options RunScript reads the file itself, and not the server, which has it. */
    private static List<String> onTheServer(List<String> words) {
        return words.contains(OPTIONS) ? words : List.of(OPTIONS, "CHARSET 'UTF-8'");
    }

    private static Optional<Outcome> statements(String form, JdbcSession session, List<String> statements) {
        if (!form.equals(STATEMENTS)) {
            throw new IllegalArgumentException(
                    "no way is called " + form + "; name " + STATEMENTS + ", " + TOOL + " or " + Way.BACKUP);
        }
        return statements.stream()
                .map(session::mutate)
                .filter(answer -> !(answer instanceof Outcome.Done || answer instanceof Outcome.Rows))
                .findFirst();
    }

    private String file() {
        return path("export");
    }

    private String emptyBackup() {
        return path("empty.zip");
    }

    private String path(String below) {
        return server.place().data() + "/" + below;
    }

    private static String literal(String path) {
        return "'" + path.replace("'", "''") + "'";
    }
}
