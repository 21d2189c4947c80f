package dev.lockstep.workload;

import dev.lockstep.system.SystemUnderTest;
import java.util.Optional;

/** Brings one workload. Found by {@link java.util.ServiceLoader}; has a constructor with no arguments. */
public interface WorkloadProvider {

    /** What {@code --workload} calls it. */
    String name();

    /** The workload for this system, or nothing when it has no dialect for it. */
    Optional<Workload<?>> forSystem(SystemUnderTest system);
}
