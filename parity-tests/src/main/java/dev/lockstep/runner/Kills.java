package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that walks with {@code --crashes} show something. */
final class Kills {

    private Kills() {}

    /**
     * Checks that a workload says what a kill leaves.
     *
     * @throws InputException if not
     */
    static void require(Workload<?> workload) {
        if (workload.hardening().isEmpty()) {
            throw new InputException("--crashes: " + workload.name()
                    + " does not say what survives a kill, so it is not played with kills; social does");
        }
    }

    /**
     * Checks that the engine of some arm can be killed.
     *
     * @throws InputException if not; the message names the transports whose engines can
     */
    static void require(Lineup lineup, Catalogue catalogue, SystemUnderTest system) {
        if (lineup.arms().stream().anyMatch(arm -> canBeKilled(arm.provider()))) {
            return;
        }
        List<String> able = catalogue.transports(system).entrySet().stream()
                .filter(transport -> canBeKilled(transport.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        throw new InputException("--crashes: no engine of "
                + lineup.arms().stream().map(ArmPlan::name).collect(Collectors.joining(", "))
                + " can be killed; "
                + (able.isEmpty()
                        ? "no transport of " + system.name() + " has one that can"
                        : "name one of these with --arms: " + String.join(", ", able)));
    }

    private static boolean canBeKilled(BackendProvider provider) {
        return provider.kills().level() == Support.Level.OFFERED;
    }
}
