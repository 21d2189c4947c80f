package dev.lockstep.known;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The names that the entries of one system's list may use.
 *
 * @param system the system
 * @param transports the system's transports
 * @param workloads the system's workloads, by name
 */
public record Vocabulary(
        SystemUnderTest system, Set<String> transports, Function<String, Optional<? extends Workload<?>>> workloads) {
    public Vocabulary {
        transports = new TreeSet<>(transports);
    }
}
