package dev.lockstep.embedded.h2;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.StoreKey;
import dev.lockstep.backend.Transcript;
import dev.lockstep.backend.jdbc.UrlSettings;
import dev.lockstep.invariant.Look;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** One version of H2, used through its own class loader: its driver, and the tools that have no JDBC form. */
final class H2Engine implements AutoCloseable {

    /** The name of the database in its folder; the name of its file is this with {@code .mv.db}. */
    private static final String DATABASE = "db";

    private static final String MEMORY = "mem:";
    private static final String USER = "sa";
    private static final String PASSWORD = "";

    /**
     * H2's shutdown hook is off, because it would close the database before the walk closes its arms and writes the
     * journal's last entry.
     */
    static final String NO_HOOK = ";DB_CLOSE_ON_EXIT=FALSE";

    private final EngineLoader loader;
    private final Transcript transcript;
    private final String settings;
    private final SystemUnderTest system;
    private final Driver driver;
    private final Method recover;
    private final Method runScript;
    private final Method restore;
    private final Constructor<?> scriptTool;
    private final Constructor<?> runScriptTool;
    private Optional<H2Inside> guest = Optional.empty();
    private boolean lacking;
    private String password = PASSWORD;

    /** Looks up every method of H2 that is used, so that a version without one is noticed before the walk. */
    H2Engine(EngineLoader loader, SystemUnderTest system, Transcript transcript) throws ReflectiveOperationException {
        this.loader = loader;
        this.transcript = transcript;
        this.system = system;
        this.settings = UrlSettings.of(system, loader.engine().version()) + NO_HOOK;
        Class<?> type = loader.type("org.h2.Driver");
        this.driver = (Driver) type.getConstructor().newInstance();
        // Loading the driver has registered it for the whole process, which would keep this version in memory for ever.
        type.getMethod("unload").invoke(null);
        this.recover = loader.type("org.h2.tools.Recover").getMethod("execute", String.class, String.class);
        this.runScript = loader.type("org.h2.tools.RunScript")
                .getMethod(
                        "execute",
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        Charset.class,
                        boolean.class);
        this.restore =
                loader.type("org.h2.tools.Restore").getMethod("execute", String.class, String.class, String.class);
        this.scriptTool = loader.type("org.h2.tools.Script").getConstructor();
        this.runScriptTool = loader.type("org.h2.tools.RunScript").getConstructor();
    }

    /** Runs the tool {@code Script} on the database of a folder, with these arguments after the usual ones. */
    void writeScript(Path folder, Path file, List<String> arguments) throws SQLException {
        tool(scriptTool, folder, file, arguments);
    }

    /** Runs the tool {@code RunScript} on the database of a folder, with these arguments after the usual ones. */
    void readScript(Path folder, Path file, List<String> arguments) throws SQLException {
        tool(runScriptTool, folder, file, arguments);
    }

    private void tool(Constructor<?> tool, Path folder, Path file, List<String> arguments) throws SQLException {
        List<String> all = new ArrayList<>(
                List.of("-url", url(folder), "-user", USER, "-password", login(), "-script", file.toString()));
        all.addAll(arguments);
        transcript.ask(tool.getDeclaringClass().getName() + " " + String.join(" ", all));
        try {
            Object fresh = tool.newInstance();
            call(fresh.getClass().getMethod("runTool", String[].class), fresh, (Object) all.toArray(String[]::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(tool + " cannot be run", e);
        }
    }

    /** Returns the file that contains the whole database of a folder, and that H2 locks while the database is open. */
    static Path file(Path folder) {
        return folder.resolve(DATABASE + ".mv.db");
    }

    /** Returns the file in which H2 traces its own errors. */
    static Path trace(Path folder) {
        return folder.resolve(DATABASE + ".trace.db");
    }

    /** Creates the database of a folder. */
    Connection create(Path folder) throws SQLException {
        return connect(url(folder));
    }

    /** Opens the database of a folder; never creates one. */
    Connection open(Path folder) throws SQLException {
        return connect(url(folder) + ";IFEXISTS=TRUE");
    }

    /** Opens the database that an arm has left in a folder, with the password with which that arm made it. */
    Connection openLeft(Path folder, Optional<StoreKey> key) throws SQLException, IOException {
        takeOver(folder);
        password = key.map(StoreKey::password).orElse(PASSWORD);
        return open(folder);
    }

    /** Another transport may have given its database another name. */
    private static void takeOver(Path folder) throws IOException {
        if (Files.exists(file(folder))) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.mv.db")) {
            List<Path> databases = new ArrayList<>();
            found.forEach(databases::add);
            if (databases.size() == 1) {
                move(folder, String.valueOf(databases.get(0).getFileName()));
            }
        }
    }

    /** Renames a database with all its parts. */
    private static void move(Path folder, String database) throws IOException {
        String own = String.valueOf(file(folder).getFileName());
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, database + "*")) {
            for (Path part : parts) {
                Files.move(
                        part,
                        folder.resolve(own + String.valueOf(part.getFileName()).substring(database.length())));
            }
        }
    }

    /** Returns the database of a connection as the engine sees it; empty if this release has other classes. */
    Optional<H2Inside> inside(Connection connection) throws SQLException {
        if (guest.isEmpty() && !lacking) {
            try {
                guest = Optional.of(loader.inside(H2Inside.class, "dev.lockstep.embedded.h2.H2Guest", Look.class));
            } catch (ReflectiveOperationException | LinkageError otherClasses) {
                lacking = true;
            }
        }
        if (guest.isPresent()) {
            guest.get().open(connection);
        }
        return guest;
    }

    /**
     * Writes everything that can be read from a folder's database into a script beside it. If there is nothing to read,
     * H2 still reports success.
     */
    Path recover(Path folder) throws SQLException {
        transcript.ask("org.h2.tools.Recover -dir " + folder + " -db " + DATABASE);
        call(recover, null, folder.toString(), DATABASE);
        return folder.resolve(DATABASE + ".h2.sql");
    }

    /** Creates the database of an empty folder from a script. */
    void runScript(Path script, Path folder) throws SQLException {
        transcript.ask("org.h2.tools.RunScript -url " + url(folder) + " -script " + script);
        call(runScript, null, url(folder), USER, login(), script.toString(), StandardCharsets.UTF_8, false);
    }

    /** Unpacks a backup into a folder. */
    void restore(Path backup, Path folder) throws SQLException {
        String into = system.storage().prefix() + folder;
        transcript.ask("org.h2.tools.Restore -file " + backup + " -dir " + into + " -db " + DATABASE);
        call(restore, null, backup.toString(), into, DATABASE);
    }

    @Override
    public void close() {
        loader.close();
    }

    private Connection connect(String url) throws SQLException {
        transcript.ask("connect " + url);
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", login());
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL " + url);
        }
        return connection;
    }

    /** Whether the databases have no files. */
    boolean isInMemory() {
        return system.storage().prefix().equals(MEMORY);
    }

    private String login() {
        return UrlSettings.login(system, password);
    }

    /** Returns the URL of the database of a folder. */
    String url(Path folder) {
        String prefix = system.storage().prefix();
        return "jdbc:h2:" + (prefix.isEmpty() ? "file:" : prefix)
                + folder.resolve(DATABASE).toAbsolutePath() + settings;
    }

    private static void call(Method tool, Object target, Object... arguments) throws SQLException {
        try {
            tool.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SQLException refused) {
                throw refused;
            }
            // A tool that works on files wraps what it says about them.
            if (thrown.getCause().getCause() instanceof SQLException wrapped) {
                throw wrapped;
            }
            throw new IllegalStateException(
                    tool.getDeclaringClass().getName() + " threw " + thrown.getCause(), thrown.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(tool + " is public", e);
        }
    }
}
