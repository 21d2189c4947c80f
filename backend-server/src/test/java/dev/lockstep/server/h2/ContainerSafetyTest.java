package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Ports;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.NeedsContainers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The container's privileges, and who can reach it. */
@Tag("container")
@NeedsContainers
class ContainerSafetyTest {

    private final DockerClient client = DockerClientFactory.lazyClient();

    @TempDir
    private Path root;

    private Arm arm;

    @BeforeEach
    void a_server_runs() throws IOException {
        arm = Arm.open(root.resolve("arm"), new ContainerLauncher(Optional.empty()));
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void it_is_published_on_loopback_only_also_after_a_restart() {
        assertPublishedOnLoopbackOnly();
        assertThat(arm.ask(Operation.restart())).isEqualTo(Done.UNCOUNTED);
        assertPublishedOnLoopbackOnly();
    }

    @Test
    void it_has_no_right_and_no_root_to_write_to() {
        InspectContainerResponse container = inspect();

        assertThat(container.getConfig().getUser()).isEqualTo("10001:10001");
        assertThat(container.getHostConfig().getReadonlyRootfs()).isTrue();
        assertThat(container.getHostConfig().getCapDrop()).containsExactly(Capability.ALL);
        assertThat(container.getHostConfig().getSecurityOpts()).contains("no-new-privileges");
        assertThat(container.getHostConfig().getMemory()).isEqualTo(512L << 20);
        assertThat(container.getHostConfig().getPrivileged()).isFalse();
    }

    @Test
    void no_client_can_create_a_database_on_it() {
        assertThat(inspect().getConfig().getCmd()).doesNotContain("-ifNotExists");
    }

    @Test
    void its_image_is_known_by_its_digest() {
        assertThat(arm.backend().description())
                .containsEntry("launcher", "container")
                .containsEntry("image digest", inspect().getImageId());
    }

    @Test
    void a_second_server_is_started_from_the_same_image() throws IOException {
        try (Arm second = Arm.open(root.resolve("second"), new ContainerLauncher(Optional.empty()))) {
            assertThat(second.backend().description().get("image digest"))
                    .isEqualTo(inspect().getImageId());
        }
    }

    private void assertPublishedOnLoopbackOnly() {
        assertThat(inspect().getNetworkSettings().getPorts().getBindings().values().stream()
                        .flatMap(Arrays::stream)
                        .map(Ports.Binding::getHostIp))
                .containsExactly("127.0.0.1");
    }

    private InspectContainerResponse inspect() {
        return client.inspectContainerCmd(arm.backend().description().get("container"))
                .exec();
    }
}
