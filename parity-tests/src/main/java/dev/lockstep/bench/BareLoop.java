package dev.lockstep.bench;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.Channel;
import dev.lockstep.system.Engine;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Sends statements over JDBC, one after another, and reads every value of every row. It compares nothing, records
 * nothing and waits for nobody, so it is the limit for a walk over the same arm.
 *
 * <p>The engine has a fresh class loader, as it has in an arm: neither side profits from code that the other warmed.
 */
final class BareLoop implements Callable<Long> {

    private final Engine engine;
    private final String url;
    private final List<Asked> warmUp;
    private final List<Asked> measured;
    private final CountDownLatch ready;

    /**
     * Creates the loop.
     *
     * @param ready counted down when the warm-up is over, and waited for before the rest is sent
     */
    BareLoop(Engine engine, String url, List<Asked> warmUp, List<Asked> measured, CountDownLatch ready) {
        this.engine = engine;
        this.url = url;
        this.warmUp = warmUp;
        this.measured = measured;
        this.ready = ready;
    }

    /** Returns the time at which the last row was read, as {@link System#nanoTime} tells it. */
    @Override
    public Long call() throws Exception {
        try (EngineLoader loader = new EngineLoader(engine)) {
            Class<?> type = loader.type("org.h2.Driver");
            Driver driver = (Driver) type.getConstructor().newInstance();
            type.getMethod("unload").invoke(null);
            try (Connections connections = new Connections(driver, url)) {
                send(warmUp, connections);
                ready.countDown();
                ready.await();
                send(measured, connections);
                return System.nanoTime();
            }
        } finally {
            // If this loop failed, the others must not wait for ever.
            ready.countDown();
        }
    }

    private static void send(List<Asked> statements, Connections connections) throws SQLException {
        for (Asked asked : statements) {
            try (Statement statement = connections.of(asked).createStatement()) {
                statement.setEscapeProcessing(false);
                if (statement.execute(asked.text())) {
                    read(statement);
                }
            } catch (SQLException refused) {
                // A walk sends statements that are refused; their refusal is all that there is to read.
                if (!connections.areOpen()) {
                    throw refused;
                }
            }
        }
    }

    private static void read(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= width; column++) {
                    rows.getObject(column);
                }
            }
        }
    }

    /** The connection that writes, the one that was opened before everything, and a younger one. */
    private static final class Connections implements AutoCloseable {

        private final Driver driver;
        private final String url;
        private final Connection writing;
        private final Connection older;
        private Connection younger;

        Connections(Driver driver, String url) throws SQLException {
            this.driver = driver;
            this.url = url;
            this.writing = open();
            this.older = open();
            this.younger = writing;
        }

        private Connection open() throws SQLException {
            Properties login = new Properties();
            login.setProperty("user", "sa");
            login.setProperty("password", "");
            return driver.connect(url, login);
        }

        Connection of(Asked asked) throws SQLException {
            if (asked.begins()) {
                closeYounger();
            }
            if (asked.channel() == Channel.YOUNGER && younger == writing) {
                younger = open();
            }
            return switch (asked.channel()) {
                case OLDER -> older;
                case YOUNGER -> younger;
                default -> writing;
            };
        }

        boolean areOpen() throws SQLException {
            return !writing.isClosed() && !older.isClosed();
        }

        private void closeYounger() throws SQLException {
            if (younger != writing) {
                younger.close();
                younger = writing;
            }
        }

        @Override
        public void close() throws SQLException {
            closeYounger();
            older.close();
            writing.close();
        }
    }
}
