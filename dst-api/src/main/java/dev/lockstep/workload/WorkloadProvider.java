package dev.lockstep.workload;

import dev.lockstep.system.SystemUnderTest;
import java.util.Optional;

/** Provides one workload. Found by {@link java.util.ServiceLoader}; has a constructor without arguments. */
public interface WorkloadProvider {

    /** Returns the workload's name, as {@code --workload} uses it. */
    String name();

    /** Returns the workload for this system, or nothing if it does not know the system's dialect. */
    Optional<Workload<?>> forSystem(SystemUnderTest system);
}
