package dev.lockstep.server.jena;

import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.NeedsContainers;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("container")
@NeedsContainers
class ContainerOperationsTest extends ServedOperations {

    @Override
    Launcher launcher() {
        return new ContainerLauncher(Optional.empty());
    }
}
