package dev.lockstep.server.h2;

import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.backend.jdbc.RefusalCode;
import dev.lockstep.system.SystemUnderTest;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The client's side: one version's driver and one password.
 *
 * @param driver the driver of the client's version
 * @param system the system, which classifies H2's codes
 * @param password the password of the database
 */
record H2Client(H2Driver driver, SystemUnderTest system, Password password) implements AutoCloseable {

    /** The name of the database in its folder; the name of its file is this with {@code .mv.db}. */
    static final String DATABASE = "db";

    private static final String NOBODYS = "nobodys";

    /**
     * Opens a database of the server; never creates one.
     *
     * @param server the server's address
     * @param database the database's path below the server's folder
     * @param limit the time for which the server may be silent before the connection counts as lost
     */
    JdbcSession open(InetSocketAddress server, String database, Duration limit) throws SQLException {
        return new JdbcSession(connect(server, database, limit), system);
    }

    /**
     * Whether a server answers. It is asked for a database that does not exist: a driver that gives up waiting leaves
     * its connection open, and the server would then keep open a database that it was just opening.
     */
    boolean answers(InetSocketAddress server, Duration limit) {
        try {
            connect(server, NOBODYS, limit).close();
            return true;
        } catch (SQLException said) {
            return !system.refusalOf(RefusalCode.VENDOR.of(said)).equals(SystemUnderTest.LOST);
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
