package dev.lockstep.server.h2;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.artifact.VersionRange;
import dev.lockstep.backend.jdbc.UrlSettings;
import dev.lockstep.system.SystemUnderTest;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The JDBC driver of one version of H2, isolated from every other version in this process. */
final class H2Driver implements AutoCloseable {

    private static final String FIRST_WITH_LIMIT = "2.0.202";

    static final String USER = "sa";

    private final EngineLoader loader;
    private final SystemUnderTest system;
    private final String settings;
    private final Driver driver;

    H2Driver(EngineLoader loader, SystemUnderTest system) throws ReflectiveOperationException {
        this.loader = loader;
        this.system = system;
        this.settings = UrlSettings.of(system, loader.engine().version());
        Class<?> type = loader.type("org.h2.Driver");
        this.driver = (Driver) type.getConstructor().newInstance();
        // Loading the driver has registered it for the whole process, which would keep this version in memory for ever.
        type.getMethod("unload").invoke(null);
    }

    /**
     * Whether the driver gives up a silent server by itself. Below an older driver only the walk's own time limit ends
     * a call, and the arm with it.
     */
    boolean takesTimeLimit() {
        return VersionRange.isAtLeast(loader.engine().version(), FIRST_WITH_LIMIT);
    }

    /** Returns the version as it was planned. */
    String engineVersion() {
        return loader.engine().version();
    }

    /** Returns the version as the driver itself tells it: in a constant, or in older releases by a method. */
    String version() throws ReflectiveOperationException {
        Class<?> constants = loader.type("org.h2.engine.Constants");
        boolean isConstant =
                Arrays.stream(constants.getFields()).map(Field::getName).anyMatch("VERSION"::equals);
        return (String)
                (isConstant
                        ? constants.getField("VERSION").get(null)
                        : constants.getMethod("getVersion").invoke(null));
    }

    /** Returns what comes before the path of a database in a URL. */
    String prefix() {
        return system.storage().prefix();
    }

    /** Returns the URL of a place. */
    String url(String place) {
        return "jdbc:h2:" + place + settings;
    }

    /**
     * Connects.
     *
     * @param place the rest of the URL after {@code jdbc:h2:}; contains no secret
     * @param password the password of the database
     */
    Connection connect(String place, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", UrlSettings.login(system, password));
        Connection connection = driver.connect(url(place), login);
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL jdbc:h2:" + place);
        }
        return connection;
    }

    /**
     * Runs one of this version's tools on a database, in this process.
     *
     * @param name the tool's name
     * @param place see {@link #connect}
     * @param password the password of the database
     * @param arguments the arguments after those for the connection
     * @throws SQLException if the tool refuses
     */
    void tool(String name, String place, String password, List<String> arguments) throws SQLException {
        List<String> all = new ArrayList<>(List.of(
                "-url",
                "jdbc:h2:" + place + settings,
                "-user",
                USER,
                "-password",
                UrlSettings.login(system, password)));
        all.addAll(arguments);
        try {
            Object tool = loader.type("org.h2.tools." + name).getConstructor().newInstance();
            tool.getClass().getMethod("runTool", String[].class).invoke(tool, (Object) all.toArray(String[]::new));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new SQLException(name + " threw " + thrown.getCause(), thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2 has no tool " + name, e);
        }
    }

    /** Unpacks a backup into a folder, with this version's tool, in this process. */
    void restore(String backup, String folder) throws SQLException {
        try {
            loader.type("org.h2.tools.Restore")
                    .getMethod("execute", String.class, String.class, String.class)
                    .invoke(null, backup, prefix() + folder, H2Client.DATABASE);
        } catch (InvocationTargetException thrown) {
            throw new SQLException("Restore threw " + thrown.getCause(), thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2 has no tool Restore", e);
        }
    }

    @Override
    public void close() {
        loader.close();
    }
}
