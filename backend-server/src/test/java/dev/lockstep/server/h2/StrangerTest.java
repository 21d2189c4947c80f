package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.server.ProcessLauncher;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerProgram;
import dev.lockstep.server.Stranger;
import dev.lockstep.system.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another H2 server listens on the port. The server that was started is ready only when it answers itself. */
class StrangerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Engine engine = Arm.engine(Arm.H2.defaultVersion());
    private final Password password = Password.random();

    @TempDir
    private Path root;

    private H2Client client;
    private Stranger stranger;

    @BeforeEach
    void another_server() throws Exception {
        client = new H2Client(new H2Driver(new EngineLoader(engine), Arm.H2), Arm.H2, password);
        stranger = new Stranger(program("stranger"), root.resolve("stranger"));
    }

    @AfterEach
    void the_other_server_ends() {
        stranger.close();
        client.close();
    }

    @Test
    void the_other_server_is_not_taken_for_the_one_that_was_started() throws Exception {
        try (RunningServer server = new ProcessLauncher()
                .launch(stranger.before(program("mine")), ArmFolder.create(root.resolve("arm")), LIMIT)) {
            assertThat(stranger.port()).isPositive();
            assertThat(server.address().getPort()).isNotEqualTo(stranger.port());
        }
    }

    @Test
    void a_readiness_that_any_server_satisfies_takes_the_other_server() throws Exception {
        try (RunningServer server = new ProcessLauncher()
                .launch(stranger.beforeCredulous(program("mine")), ArmFolder.create(root.resolve("arm")), LIMIT)) {
            assertThat(server.address().getPort()).isEqualTo(stranger.port());
        }
    }

    /** Both have a database with the same name, user and password. */
    private ServerProgram program(String name) throws Exception {
        Path folder = Files.createDirectory(root.resolve(name));
        return new H2Program(
                engine.jars(),
                client,
                NewDatabases.create(new H2Driver(new EngineLoader(engine), Arm.H2), password, folder),
                Surroundings.USUAL);
    }
}
