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
import dev.lockstep.reduce.Ground;
import dev.lockstep.reduce.ShrinkWatcher;
import dev.lockstep.reduce.Shrinking;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shrink.Budget;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A planted bug, found by a walk and shrunk.
 *
 * @param seed the seed of the walk
 * @param shrunk the result
 * @param script the shrunk commands
 */
record ShrunkFault(long seed, Shrunk shrunk, List<String> script) {

    private static final Limits LIMITS = Limits.of(Duration.ofSeconds(30));

    /** Walks the social workload of H2 until a seed shows the bug; empty if this seed does not. */
    static Optional<ShrunkFault> of(Fault fault, BackendProvider provider, long seed, long steps, Path folder)
            throws IOException {
        BackendProvider wrong = new PlantedProvider(provider, fault.bug());
        List<ArmPlan> arms = List.of(
                SocialWalk.arm(SocialWalk.REFERENCE, fault.isEverywhere() ? wrong : provider),
                SocialWalk.arm(SocialWalk.OTHER, wrong));
        return of(dev.lockstep.faults.Ground.H2.workload(), arms, seed, steps, folder);
    }

    private static <M> Optional<ShrunkFault> of(
            Workload<M> workload, List<ArmPlan> arms, long seed, long steps, Path folder) throws IOException {
        Path walk = folder.resolve("seed-" + seed);
        WalkBuilder<M> builder =
                WalkBuilder.of(workload).seed(seed).steps(steps).folder(walk);
        arms.forEach(builder::arm);
        try (Interruption interruption = Interruption.watch();
                PlayedWalk played = builder.play()) {
            if (played.result().findings().isEmpty()) {
                return Optional.empty();
            }
            Ground<M> ground = new Ground<>(
                    workload,
                    new Lineup(dev.lockstep.faults.Ground.H2.system(), arms, SocialWalk.REFERENCE),
                    new KnownList(
                            Plugins.catalogue(List.of()), dev.lockstep.faults.Ground.H2.system(), Optional.empty()),
                    LocalDate.of(2026, 11, 1),
                    LIMITS,
                    interruption);
            Shrunk shrunk =
                    new Shrinking<>(ground, Budget.of(Budget.USUAL), ShrinkWatcher.NONE).shrink(walk, Optional.empty());
            List<String> script = Files.readAllLines(walk.resolve(Shrunk.COMMANDS));
            return Optional.of(new ShrunkFault(seed, shrunk, script.subList(1, script.size())));
        } finally {
            new FileTree(walk).delete();
        }
    }

    String text() {
        return String.join("\n", script);
    }
}
