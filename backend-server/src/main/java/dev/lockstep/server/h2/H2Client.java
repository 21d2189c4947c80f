package dev.lockstep.server.h2;

import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.system.SystemUnderTest;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

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
     * Whether the server that holds a database answers. This must not be the database under test: a driver that gives
     * up waiting leaves its connection open, and the server then keeps the database open.
     */
    boolean answers(InetSocketAddress server, String database, Duration limit) {
        try {
            connect(server, database, limit).close();
            return true;
        } catch (SQLException notYetOrAnother) {
            return false;
        }
    }

    /** Returns what comes before the path of a database in a URL. */
    String prefix() {
        return driver.prefix();
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Runs a tool on a database of the server, over a separate connection; see {@link H2Driver#tool}. */
    void tool(String name, InetSocketAddress server, String database, Duration limit, List<String> arguments)
            throws SQLException {
        driver.tool(name, place(server, database, limit), password.reveal(), arguments);
    }

    /**
     * Unpacks a backup of a server on this machine in this process, because the start of a tool takes longer than all
     * the rest of a backup.
     *
     * @return whether it was done; not if the client has another version than the server, whose tool it must be
     */
    boolean restores(String serverVersion, String backup, String folder) throws SQLException {
        if (!driver.engineVersion().equals(serverVersion)) {
            return false;
        }
        driver.restore(backup, folder);
        return true;
    }

    /** Returns the URL of a database, for people. */
    String url(InetSocketAddress server, String database, Duration limit) {
        return driver.url(place(server, database, limit)).replace(":" + server.getPort(), ":{port}");
    }

    private String place(InetSocketAddress server, String database, Duration limit) {
        return "tcp://" + server.getAddress().getHostAddress() + ":" + server.getPort() + "/" + driver.prefix() + "./"
                + database
                + ";IFEXISTS=TRUE" + (driver.takesTimeLimit() ? ";NETWORK_TIMEOUT=" + limit.toMillis() : "");
    }

    private Connection connect(InetSocketAddress server, String database, Duration limit) throws SQLException {
        return driver.connect(place(server, database, limit), password.reveal());
    }
}
