package dev.lockstep.server.h2;

import com.github.dockerjava.api.DockerClient;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.NeedsContainers;
import dev.lockstep.server.OwnRemains;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.testcontainers.DockerClientFactory;

@Tag("container")
@Tag("nightly")
@NeedsContainers
class ContainerMisbehaviourTest extends Misbehaviour {

    private final DockerClient client = DockerClientFactory.lazyClient();

    @Override
    Launcher launcher() {
        return new ContainerLauncher(Optional.empty());
    }

    @Override
    void suspend(Arm arm) {
        client.pauseContainerCmd(container(arm)).exec();
    }

    @Override
    void resume(Arm arm) {
        client.unpauseContainerCmd(container(arm)).exec();
    }

    @Override
    void kill(Arm arm) {
        client.killContainerCmd(container(arm)).exec();
    }

    @Override
    List<String> remains() {
        return OwnRemains.here();
    }

    private static String container(Arm arm) {
        return arm.backend().description().get("container");
    }
}
