package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the workload. */
final class WorkloadOptions {

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "The workload that draws the commands. Default: social, or the only one that the system has.")
    private Optional<String> name;

    Workload<?> workload(Catalogue catalogue, SystemUnderTest system) {
        return catalogue.workload(system, name);
    }
}
