package dev.lockstep.faults;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.ObservationSource;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A walk of the social workload over arms of a real system, each of which may have a bug. The list of the system's
 * known differences is in force: a planted bug must not count as known.
 *
 * @param arms the arms; the others are compared with the arm named {@link #REFERENCE}
 */
record SocialWalk(Ground ground, List<ArmPlan> arms, long seed, long steps, Duration operationTimeout) {

    static final String REFERENCE = "reference";
    static final String OTHER = "other";

    SocialWalk(ArmPlan reference, ArmPlan other, long seed, long steps, Duration operationTimeout) {
        this(List.of(reference, other), seed, steps, operationTimeout);
    }

    SocialWalk(BackendProvider reference, BackendProvider other, long seed, long steps, Duration operationTimeout) {
        this(arm(REFERENCE, reference), arm(OTHER, other), seed, steps, operationTimeout);
    }

    SocialWalk(List<ArmPlan> arms, long seed, long steps, Duration operationTimeout) {
        this(Ground.of(arms.get(0).provider().system()), arms, seed, steps, operationTimeout);
    }

    static ArmPlan arm(String name, BackendProvider provider) {
        return ArmPlan.of(name, provider, Ground.of(provider.system()).engine());
    }

    WalkResult play(Path folder) {
        return play(folder, new WalkListener() {});
    }

    WalkResult play(Path folder, WalkListener listener) {
        return play(ground.workload(), folder, listener);
    }

    /** Plays a walk with only these kinds of commands. */
    WalkResult play(Set<String> kinds, Path folder) {
        return play(ground.workload(), kinds::contains, folder, new WalkListener() {});
    }

    <M> WalkResult play(Workload<M> workload, Path folder, WalkListener listener) {
        return play(workload, kind -> true, folder, listener);
    }

    private <M> WalkResult play(Workload<M> workload, Predicate<String> which, Path folder, WalkListener listener) {
        WalkBuilder<M> walk = WalkBuilder.of(workload)
                .reference(REFERENCE)
                .kinds(workload.alphabet().stream()
                        .map(CommandKind::name)
                        .filter(which)
                        .toList())
                .seed(seed)
                .steps(steps)
                .operationTimeout(operationTimeout)
                .allowing(ground.list().over(arms));
        arms.forEach(walk::arm);
        WalkPlan<M> plan = walk.plan(folder);
        // A read after each step finds a bug at the command that has it. The audit plants bugs into drawn observation.
        WalkPlan<M> observed = new WalkPlan<>(
                plan.stream().observed(ObservationSource.EACH_STEP),
                plan.arms(),
                plan.limits(),
                plan.allowlist(),
                plan.folder());
        return Walk.run(observed, listener);
    }
}
