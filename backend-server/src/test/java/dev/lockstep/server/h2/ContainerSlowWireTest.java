package dev.lockstep.server.h2;

import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.NeedsContainers;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** The wire is the same as that of a local server, which is slowed down by day. */
@Tag("nightly")
@Tag("container")
@NeedsContainers
class ContainerSlowWireTest extends SlowWire {

    @Override
    Launcher launcher() {
        return new ContainerLauncher(Optional.empty());
    }
}
