package dev.lockstep.server.jena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.server.ProcessLauncher;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.Stranger;
import dev.lockstep.system.JenaProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another Fuseki listens on the port. The server that was started is ready only when it answers itself. */
class StrangerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    private List<Path> jars;
    private Stranger stranger;

    @BeforeEach
    void another_server() throws Exception {
        var jena = new JenaProvider().system();
        jars = new Resolver().resolve(jena, jena.defaultVersion()).jars();
        stranger = new Stranger(
                new FusekiProgram(jars, "/ds", false, Surroundings.USUAL),
                Files.createDirectory(root.resolve("stranger")));
    }

    @AfterEach
    void the_other_server_ends() {
        stranger.close();
    }

    @Test
    void the_other_server_is_not_taken_for_the_one_that_was_started() throws Exception {
        try (RunningServer server = new ProcessLauncher()
                .launch(
                        stranger.before(new FusekiProgram(jars, "/mine", false, Surroundings.USUAL)),
                        ArmFolder.create(root.resolve("arm")),
                        LIMIT)) {
            assertThat(stranger.port()).isPositive();
            assertThat(server.address().getPort()).isNotEqualTo(stranger.port());
        }
    }

    @Test
    void a_readiness_that_any_server_satisfies_takes_the_other_server() throws Exception {
        try (RunningServer server = new ProcessLauncher()
                .launch(
                        stranger.beforeCredulous(new FusekiProgram(jars, "/mine", false, Surroundings.USUAL)),
                        ArmFolder.create(root.resolve("arm")),
                        LIMIT)) {
            assertThat(server.address().getPort()).isEqualTo(stranger.port());
        }
    }
}
