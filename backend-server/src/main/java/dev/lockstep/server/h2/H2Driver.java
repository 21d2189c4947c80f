package dev.lockstep.server.h2;

import dev.lockstep.artifact.EngineLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** The JDBC driver of one version of H2, apart from every other in this process. */
final class H2Driver implements AutoCloseable {

    static final String USER = "sa";

    /**
     * What would otherwise hang on this machine, or on its clock: when H2 writes, and whether over old data
     * (docs/findings/h2-backup-lacks-committed-rows.md).
     */
    private static final String SETTINGS = ";TIME ZONE=UTC;RETENTION_TIME=2147483647;REUSE_SPACE=FALSE;WRITE_DELAY=0";

    private final EngineLoader loader;
    private final Driver driver;

    H2Driver(EngineLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        Class<?> type = loader.type("org.h2.Driver");
        this.driver = (Driver) type.getConstructor().newInstance();
        // Loading the driver has registered it with the whole process, which would keep this version alive for ever.
        type.getMethod("unload").invoke(null);
    }

    /**
     * Connects.
     *
     * @param place what follows {@code jdbc:h2:} and holds no secret
     */
    Connection connect(String place, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        Connection connection = driver.connect("jdbc:h2:" + place + SETTINGS, login);
        if (connection == null) {
            throw new SQLException("the driver does not take the URL jdbc:h2:" + place);
        }
        return connection;
    }

    @Override
    public void close() {
        loader.close();
    }
}
