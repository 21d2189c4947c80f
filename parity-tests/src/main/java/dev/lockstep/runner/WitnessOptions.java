package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.known.Witness;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** On which arms witnesses are played, and how. */
final class WitnessOptions {

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description =
                    "The arms, which have to be there then. Default: all that the system has, where they are there.")
    List<String> arms = List.of();

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long one operation may take. Default: ${DEFAULT-VALUE}.")
    Duration operationTimeout;

    @Option(
            names = "--server",
            paramLabel = "HOW",
            defaultValue = "auto",
            description = "How a server arm gets its server: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    ArmOptions.Launcher server;

    /** The arms that are played on; {@code first} is the reference where nothing else is said. */
    Lineup lineup(KnownList known) throws ArmUnavailableException {
        List<String> names = arms.isEmpty()
                ? List.copyOf(known.catalogue().transports(known.system()).keySet())
                : arms;
        return Lineup.assemble(
                known.catalogue(),
                known.system(),
                ArmSpec.parseList(names),
                Optional.empty(),
                Map.of("server.launcher", server.name()));
    }

    <M> Witness<M> witness(Workload<M> workload, Lineup lineup, Path folder) {
        return new Witness<>(workload, lineup.arms(), operationTimeout, folder);
    }
}
