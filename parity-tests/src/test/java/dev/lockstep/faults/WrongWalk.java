package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Walks of one workload over a right arm and a wrong one.
 *
 * @param provider both arms, without a bug
 * @param most the number of seeds that are tried before a bug counts as unseen
 * @param limit the time limit for one operation
 * @param folder the folder of the walks
 */
record WrongWalk(
        Ground ground, String workload, BackendProvider provider, long steps, int most, Duration limit, Path folder) {

    /** Does what an arm does, with a bug, and tells when the bug changed something. */
    @FunctionalInterface
    interface CountedBug {
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException;
    }

    /** Demands that the bug fires, and that a walk shows it. */
    void mustShow(CountedBug bug) {
        AtomicInteger fired = new AtomicInteger();
        WalkResult result = play(bug, fired, 1);
        for (int seed = 2; seed <= most && result.findings().isEmpty(); seed++) {
            result = play(bug, fired, seed);
        }

        assertThat(fired).as("how often the bug fired").hasPositiveValue();
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.DIVERGED);
    }

    /** Demands that the first difference of some walk is at such a path. */
    void mustShowAt(String path, CountedBug bug) {
        assertThat(IntStream.rangeClosed(1, most)
                        .mapToObj(seed -> play(bug, new AtomicInteger(), seed))
                        .flatMap(result -> result.findings().stream())
                        .flatMap(finding -> finding.differences().stream())
                        .map(difference -> difference.path().toString()))
                .anyMatch(each -> each.startsWith(path));
    }

    /** Whether the walk of this seed shows the bug. */
    boolean shows(CountedBug bug, long seed) {
        AtomicInteger fired = new AtomicInteger();
        WalkResult result = play(bug, fired, seed);
        return fired.get() > 0 && result.verdict() == Verdict.DIVERGED;
    }

    /** Demands that two right arms agree in every step. */
    void mustAgree() {
        WalkResult result = right(1);

        assertThat(result.findings()).as(result.detail()).isEmpty();
        assertThat(result.steps()).isEqualTo(steps);
    }

    /** Whether the walk of this seed has a finding without a bug. */
    boolean showsWithout(long seed) {
        return right(seed).verdict() == Verdict.DIVERGED;
    }

    private WalkResult right(long seed) {
        return play((operation, arm, fired) -> arm.apply(operation), new AtomicInteger(), seed);
    }

    private WalkResult play(CountedBug bug, AtomicInteger fired, long seed) {
        return play(
                Plugins.catalogue(List.of()).workload(ground.system(), Optional.of(workload)),
                new WrongProvider(provider, (operation, arm) -> bug.apply(operation, arm, fired::incrementAndGet)),
                seed);
    }

    private <M> WalkResult play(Workload<M> commands, BackendProvider wrong, long seed) {
        WalkBuilder<M> walk = WalkBuilder.of(commands)
                .reference("right")
                .seed(seed)
                .steps(steps)
                .operationTimeout(limit);
        walk.arm(ArmPlan.of("right", provider, ground.engine()));
        walk.arm(ArmPlan.of("wrong", wrong, ground.engine()));
        return Walk.run(walk.plan(folder.resolve(workload + "-" + seed)), new WalkListener() {});
    }
}
