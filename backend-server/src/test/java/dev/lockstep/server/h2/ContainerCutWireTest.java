package dev.lockstep.server.h2;

import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.NeedsContainers;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("container")
@Tag("nightly")
@NeedsContainers
class ContainerCutWireTest extends CutWire {

    @Override
    Launcher launcher() {
        return new ContainerLauncher(Optional.empty());
    }
}
