package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.script.Notation;
import dev.lockstep.workloads.script.ScriptException;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the workload. */
final class WorkloadOptions {

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "The workload that draws the commands. Default: social, or the only one that the system has.")
    private Optional<String> name;

    @Option(
            names = "--scripts",
            paramLabel = "DIR",
            description = "The scripts of --workload script: a file or a folder. Default: those in the box.")
    private Optional<Path> scripts;

    /** @throws InputException if there is no such workload, or if a script cannot be read */
    Workload<?> workload(Catalogue catalogue, SystemUnderTest system) {
        Workload<?> workload = catalogue.workload(system, name);
        if (scripts.isEmpty()) {
            return workload;
        }
        if (!(workload instanceof ScriptWorkload)) {
            throw new InputException("--scripts: " + scripts.get() + " is for --workload script, not for "
                    + workload.name() + "; add --workload script");
        }
        return new ScriptWorkload(system, scripts(Notation.of(system).orElseThrow()));
    }

    private List<ScriptFile> scripts(Notation notation) {
        try {
            return ScriptFile.readAll(scripts.orElseThrow(), notation);
        } catch (ScriptException e) {
            throw new InputException("--scripts: " + e.getMessage(), e);
        }
    }
}
