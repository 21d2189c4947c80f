package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("container")
@NeedsContainers
class ContainerLaunchFaultsTest extends LaunchFaults {

    @Override
    Launcher launcher() {
        return new ContainerLauncher(Optional.empty());
    }

    @AfterEach
    void no_container_and_no_volume_is_left() {
        assertThat(OwnRemains.here()).isEmpty();
    }
}
