package dev.lockstep.embedded.h2;

import dev.lockstep.artifact.EngineLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** One version of H2, reached through its own class loader: its driver, and those of its tools that have no JDBC form. */
final class H2Engine implements AutoCloseable {

    /** The name of the database in its folder; H2 adds {@code .mv.db} to make that of its file. */
    private static final String DATABASE = "db";

    private static final String USER = "sa";
    private static final String PASSWORD = "";

    /**
     * What would otherwise hang on this machine, or on its clock: when H2 writes, and whether over old data
     * (docs/findings/h2-backup-lacks-committed-rows.md). The walk closes its arms itself, so H2's own hook, which would
     * close the database under the journal's last entry, stays out.
     */
    private static final String SETTINGS =
            ";TIME ZONE=UTC;RETENTION_TIME=2147483647;REUSE_SPACE=FALSE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private final EngineLoader loader;
    private final Driver driver;
    private final Method recover;
    private final Method runScript;
    private final Method restore;

    /** Finds what is used of H2, so that a version without it is known before the walk. */
    H2Engine(EngineLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        Class<?> type = loader.type("org.h2.Driver");
        this.driver = (Driver) type.getConstructor().newInstance();
        // Loading the driver has registered it with the whole process, which would keep this version alive for ever.
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
    }

    /** The file that holds the whole database of a folder, and that H2 locks while it is open. */
    static Path file(Path folder) {
        return folder.resolve(DATABASE + ".mv.db");
    }

    /** Creates the database of a folder. */
    Connection create(Path folder) throws SQLException {
        return connect(url(folder));
    }

    /** Opens the database of a folder, and creates none if there is none. */
    Connection open(Path folder) throws SQLException {
        return connect(url(folder) + ";IFEXISTS=TRUE");
    }

    /** Writes what can be read of a folder's database into a script beside it. H2 calls nothing found a success. */
    Path recover(Path folder) throws SQLException {
        call(recover, folder.toString(), DATABASE);
        return folder.resolve(DATABASE + ".h2.sql");
    }

    /** Makes the database of an empty folder from a script. */
    void runScript(Path script, Path folder) throws SQLException {
        call(runScript, url(folder), USER, PASSWORD, script.toString(), StandardCharsets.UTF_8, false);
    }

    /** Unpacks a backup into a folder. */
    void restore(Path backup, Path folder) throws SQLException {
        call(restore, backup.toString(), folder.toString(), DATABASE);
    }

    @Override
    public void close() {
        loader.close();
    }

    private Connection connect(String url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", PASSWORD);
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException("the driver does not take the URL " + url);
        }
        return connection;
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve(DATABASE).toAbsolutePath() + SETTINGS;
    }

    private static void call(Method tool, Object... arguments) throws SQLException {
        try {
            tool.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    tool.getDeclaringClass().getName() + " threw " + thrown.getCause(), thrown.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(tool + " is public", e);
        }
    }
}
