package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.server.FaultyWire.Direction;
import dev.lockstep.server.ProcessLauncher;
import dev.lockstep.server.WiredLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose first answer takes longer than its caller waits. */
class LateAnswerTest {

    private static final Duration LIMIT = Duration.ofMillis(200);

    private final Password password = Password.random();

    @TempDir
    private Path root;

    /**
     * Checks the page in {@code docs/findings}. It is the reason why a readiness check must not ask for the database
     * under test.
     */
    @Test
    void a_driver_that_gives_up_a_connection_leaves_it_open() throws Exception {
        try (H2Driver driver = driver();
                ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "tcp://127.0.0.1:" + silent.getLocalPort() + "/./db;NETWORK_TIMEOUT=" + LIMIT.toMillis();
            assertThatThrownBy(() -> driver.connect(url, password.reveal())).isInstanceOf(SQLException.class);

            try (Socket accepted = silent.accept()) {
                accepted.setSoTimeout(500);
                InputStream in = accepted.getInputStream();
                assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void whether_a_server_is_ready_can_be_asked_without_keeping_its_database_open() throws Exception {
        WiredLauncher wired = new WiredLauncher(new ProcessLauncher());
        var engine = Arm.engine(Arm.H2.defaultVersion());
        ArmContext context = new ArmContext(
                "server",
                ArmFolder.create(root),
                engine,
                engine,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Map.of());
        try (Backend arm = new H2ServerProvider().open(context, wired, password);
                H2Client client = new H2Client(driver(), Arm.H2, password)) {
            assertThat(client.answers(wired.wire().address(), mark(), LIMIT.multipliedBy(20)))
                    .isTrue();

            wired.wire().delayAfter(Direction.TO_CLIENT, 0, LIMIT.multipliedBy(5));
            assertThat(client.answers(wired.wire().address(), mark(), LIMIT)).isFalse();

            assertThat(arm.apply(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
        }
    }

    /** Returns the name of the database that marks the server. */
    private String mark() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("data"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("mark-"))
                    .map(name -> name.replace(".mv.db", ""))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static H2Driver driver() throws ReflectiveOperationException {
        return new H2Driver(new EngineLoader(Arm.engine(Arm.H2.defaultVersion())), Arm.H2);
    }
}
