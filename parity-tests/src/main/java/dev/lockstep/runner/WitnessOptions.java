package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.known.Witness;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.StorageContext;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the arms that play witnesses. */
final class WitnessOptions {

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "Arms to play on; it is an error if one is unavailable. Default: all available arms of the"
                    + " system.")
    List<String> arms = List.of();

    @Mixin
    private ArmOptions options;

    /** Returns the arms to play on; the first is the reference unless another one is named. */
    Lineup lineup(KnownList known) throws ArmUnavailableException {
        List<String> names = arms.isEmpty() ? sides(known) : arms;
        return Lineup.assemble(
                known.catalogue(), known.system(), ArmSpec.parseList(names), Optional.empty(), options.settings());
    }

    /** Returns every transport, and the storage contexts that an entry is about. */
    private static List<String> sides(KnownList known) {
        return Stream.concat(
                        known.catalogue().transports(known.system()).keySet().stream(),
                        known.entries().stream()
                                .flatMap(entry -> Stream.of(entry.reference(), entry.deviating()))
                                .filter(side -> side.contains(StorageContext.MARK))
                                .map(side -> ArmSpec.parse(side).unkept().name()))
                .distinct()
                .toList();
    }

    Map<String, String> settings() {
        return options.settings();
    }

    <M> Witness<M> witness(Workload<M> workload, Lineup lineup, Path folder) {
        Optional<ArmPlan> plain = workload.needsPlainReference() ? Optional.of(lineup.plain()) : Optional.empty();
        return new Witness<>(workload, lineup.arms(), plain, List.of(), options.limits(), folder);
    }
}
