package dev.lockstep.fuzz;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** The arm in this process, where Jazzer sees which lines of the engine a statement reaches. */
public final class FuzzedArm {

    private FuzzedArm() {}

    /** Opens an arm in the system's usual version, in a folder of its data alone. */
    public static Backend open(SystemUnderTest system, BackendProvider provider) {
        try {
            Engine engine = new Resolver().resolve(system, system.defaultVersion());
            ArmFolder folder = ArmFolder.create(Files.createTempDirectory("lockstep-fuzz"));
            ArmContext context = new ArmContext(
                    "embedded", folder, engine, engine, Duration.ofSeconds(30), Duration.ofMinutes(2), Map.of());
            return provider.open(context);
        } catch (EngineUnavailableException | ArmUnavailableException | IOException | InterruptedException e) {
            throw new IllegalStateException("the arm of a target cannot be opened: " + e.getMessage(), e);
        }
    }
}
