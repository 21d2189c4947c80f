package dev.lockstep.faults;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.platform.FileTree;
import dev.lockstep.reduce.ShrinkWatcher;
import dev.lockstep.reduce.Shrinking;
import dev.lockstep.reduce.ShrunkTable.Found;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shrink.Budget;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A planted bug of a transport, found by a walk and shrunk.
 *
 * @param reference the transport of the reference
 * @param wrong the transport with the bug; for a bug that is everywhere, both have it
 * @param settings the settings of the wrong arm
 */
record ShrunkFault(Fault fault, BackendProvider reference, BackendProvider wrong, Map<String, String> settings) {

    private static final Limits LIMITS = Limits.of(Duration.ofSeconds(30));

    /** Walks the social workload until its finding is shrunk; empty if this seed does not show the bug. */
    Optional<Found> of(long seed, long steps, Path folder) throws IOException {
        Ground ground = Ground.of(reference.system());
        return of(ground, ground.workload(), seed, steps, folder);
    }

    private List<ArmPlan> arms() {
        BackendProvider first = fault.isEverywhere() ? new PlantedProvider(reference, fault.bug()) : reference;
        ArmPlan other = SocialWalk.arm(SocialWalk.OTHER, new PlantedProvider(wrong, fault.bug()));
        return List.of(
                SocialWalk.arm(SocialWalk.REFERENCE, first),
                new ArmPlan(other.name(), other.provider(), other.engine(), other.client(), settings));
    }

    private <M> Optional<Found> of(Ground system, Workload<M> workload, long seed, long steps, Path folder)
            throws IOException {
        Path walk = folder.resolve("seed-" + seed);
        WalkBuilder<M> builder = WalkBuilder.of(workload)
                .seed(seed)
                .steps(steps)
                .folder(walk)
                .allowing(system.list().over(arms()));
        arms().forEach(builder::arm);
        try (Interruption interruption = Interruption.watch();
                PlayedWalk played = builder.play()) {
            if (played.result().findings().isEmpty()) {
                return Optional.empty();
            }
            dev.lockstep.reduce.Ground<M> ground = new dev.lockstep.reduce.Ground<>(
                    workload,
                    new Lineup(system.system(), arms(), SocialWalk.REFERENCE),
                    new KnownList(
                            Plugins.catalogue(List.of()),
                            system.system(),
                            Optional.of(system.list().list())),
                    LocalDate.of(2026, 11, 1),
                    LIMITS,
                    interruption);
            Shrunk shrunk =
                    new Shrinking<>(ground, Budget.of(Budget.USUAL), ShrinkWatcher.NONE).shrink(walk, Optional.empty());
            List<String> script = shrunk.ended() == Shrunk.Ended.NOT_SHOWN
                    ? List.of()
                    : Files.readAllLines(walk.resolve(Shrunk.COMMANDS)).stream()
                            .skip(1)
                            .toList();
            return Optional.of(new Found(fault.name().toLowerCase(Locale.ROOT), seed, shrunk, script));
        } finally {
            new FileTree(walk).delete();
        }
    }
}
