package dev.lockstep.faults;

import dev.lockstep.artifact.Engine;
import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandSource;
import dev.lockstep.workload.GeneratedCommands;
import dev.lockstep.workload.SeedTree;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.social.SocialWorkloadProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A walk of the social workload over arms of the real H2, of which each may have a bug. The list of H2's known differences is
 * in force in it: what is planted must not come out as known.
 *
 * @param arms the arms; the others are held against the one that is called {@link #REFERENCE}
 */
record SocialWalk(List<ArmPlan> arms, long seed, long steps, Duration operationTimeout) {

    static final String REFERENCE = "reference";
    static final String OTHER = "other";

    static final SystemUnderTest H2 = new H2Provider().system();

    /** Resolved once, because that takes longer than many a walk. */
    static final Engine ENGINE = resolve();

    SocialWalk(ArmPlan reference, ArmPlan other, long seed, long steps, Duration operationTimeout) {
        this(List.of(reference, other), seed, steps, operationTimeout);
    }

    SocialWalk(BackendProvider reference, BackendProvider other, long seed, long steps, Duration operationTimeout) {
        this(arm(REFERENCE, reference), arm(OTHER, other), seed, steps, operationTimeout);
    }

    static ArmPlan arm(String name, BackendProvider provider) {
        return new ArmPlan(name, provider, ENGINE, ENGINE, Map.of());
    }

    static Workload<?, ?> workload() {
        return new SocialWorkloadProvider().forSystem(H2).orElseThrow();
    }

    private static Engine resolve() {
        try {
            return new Resolver().resolve(H2, H2.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    WalkResult play(Path folder) {
        return play(folder, new WalkListener() {});
    }

    WalkResult play(Path folder, WalkListener listener) {
        return play(workload(), folder, listener);
    }

    <M, C extends Command<M>> WalkResult play(Workload<M, C> workload, Path folder, WalkListener listener) {
        CommandSource<M, C> drawn = new GeneratedCommands<>(new SeedTree(seed), workload.alphabet());
        CommandSource<M, C> commands = (model, step) -> step > steps ? Optional.empty() : drawn.next(model, step);
        return Walk.run(
                new WalkPlan<>(
                        H2,
                        workload,
                        commands,
                        workload.alphabet(),
                        false,
                        REFERENCE,
                        arms,
                        operationTimeout,
                        false,
                        RealList.over(arms),
                        folder),
                listener);
    }
}
