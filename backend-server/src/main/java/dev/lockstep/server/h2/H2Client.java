package dev.lockstep.server.h2;

import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.backend.jdbc.SqlFailure;
import dev.lockstep.system.SystemUnderTest;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The client's end: one version's driver, one password, and how long an answer may take.
 *
 * @param driver of the version that speaks to the server
 * @param system how it classes H2's codes
 * @param password of the database
 */
record H2Client(H2Driver driver, SystemUnderTest system, Password password) implements AutoCloseable {

    /** The name of the database in its folder; H2 adds {@code .mv.db} to make that of its file. */
    static final String DATABASE = "db";

    private static final String NOBODYS = "nobodys";

    /**
     * Opens a database of the server, and creates none if there is none.
     *
     * @param database its path below the server's folder
     * @param limit how long the server may be silent before the connection counts as lost
     */
    JdbcSession open(InetSocketAddress server, String database, Duration limit) throws SQLException {
        return new JdbcSession(connect(server, database, limit), system);
    }

    /**
     * Whether a server answers. It is asked for a database that it does not have: a driver that gives up waiting leaves its
     * connection open, and with it the database that the server was just opening.
     */
    boolean answers(InetSocketAddress server, Duration limit) {
        try {
            connect(server, NOBODYS, limit).close();
            return true;
        } catch (SQLException said) {
            return !system.refusalOf(SqlFailure.codeOf(said)).equals(SystemUnderTest.LOST);
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    private Connection connect(InetSocketAddress server, String database, Duration limit) throws SQLException {
        return driver.connect(
                "tcp://" + server.getAddress().getHostAddress() + ":" + server.getPort() + "/./" + database
                        + ";IFEXISTS=TRUE;NETWORK_TIMEOUT=" + limit.toMillis(),
                password.reveal());
    }
}
