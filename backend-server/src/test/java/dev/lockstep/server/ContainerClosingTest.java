package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.backend.ArmFolder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container that stays after its close. Testcontainers does not report it. */
@Tag("container")
@NeedsContainers
class ContainerClosingTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Stuck> stuck = new ArrayList<>();

    @TempDir
    private Path root;

    @AfterEach
    void nothing_is_left() {
        stuck.forEach(Stuck::release);
        assertThat(OwnRemains.here()).isEmpty();
    }

    @Test
    void a_container_that_is_removed_is_closed() throws Exception {
        RunningServer server = start(GenericContainer::new);
        assertThatCode(server::close).doesNotThrowAnyException();
    }

    @Test
    void a_container_that_could_not_be_removed_is_reported() throws Exception {
        RunningServer server = start(image -> {
            stuck.add(new Stuck(image));
            return stuck.get(0);
        });

        assertThatIllegalStateException()
                .isThrownBy(server::close)
                .withMessageStartingWith("the container " + server.description().get("container"))
                .withMessageContaining("could not be removed");
    }

    private RunningServer start(Function<DockerImageName, GenericContainer<?>> containers) throws Exception {
        return new ContainerLauncher(Optional.empty(), Map.of(), containers)
                .launch(new Listening(), ArmFolder.create(root.resolve("arm")), LIMIT);
    }

    private static final class Stuck extends GenericContainer<Stuck> {
        Stuck(DockerImageName image) {
            super(image);
        }

        @Override
        public void stop() {
            // The engine refuses, and nobody hears of it.
        }

        void release() {
            super.stop();
        }
    }

    private static final class Listening implements H2JarProgram {
        @Override
        public Command command(Place place) {
            return new Command(
                    List.of(), "org.h2.tools.Server", List.of("-tcp", "-tcpAllowOthers", "-baseDir", place.data()));
        }

        @Override
        public boolean answers(InetSocketAddress address, Duration limit) {
            return true;
        }
    }
}
