package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs of other ways in and out, planted into one of two arms: each must fire, and be seen. */
class TransferFaultTest {

    private static final long STEPS = 120;
    private static final int MOST_WALKS = 6;

    private final AtomicInteger fired = new AtomicInteger();

    @TempDir
    private Path folder;

    /** Does what an arm does, with a bug. */
    @FunctionalInterface
    private interface Wronging {
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException;
    }

    @Test
    void without_a_bug_there_is_no_difference() {
        assertThat(h2(WayBug.NONE, 1).findings()).isEmpty();
        assertThat(jena(GraphBug.NONE, 1).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPORTS_NO_ROWS", "ANSWERS_AN_EXPORT_FROM_THE_STORE", "REPORTS_A_RESTORE_ONLY"})
    void a_wrong_way_fires_and_is_seen(WayBug bug) {
        seen(bug);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "EXPORTS_NO_ROWS", "ANSWERS_AN_EXPORT_FROM_THE_STORE", "REPORTS_A_RESTORE_ONLY"})
    void any_other_wrong_way_is_seen_too(WayBug bug) {
        seen(bug);
    }

    private void seen(WayBug bug) {
        WalkResult result = h2(bug, 1);
        for (int seed = 2; seed <= MOST_WALKS && result.findings().isEmpty(); seed++) {
            result = h2(bug, seed);
        }

        assertSeen(result);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUT_ADDS", "REMOVES_NOTHING"})
    void a_wrong_graph_fires_and_is_seen(GraphBug bug) {
        seen(bug);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "PUT_ADDS", "REMOVES_NOTHING"})
    void any_other_wrong_graph_is_seen_too(GraphBug bug) {
        seen(bug);
    }

    private void seen(GraphBug bug) {
        WalkResult result = jena(bug, 1);
        for (int seed = 2; seed <= MOST_WALKS && result.findings().isEmpty(); seed++) {
            result = jena(bug, seed);
        }

        assertSeen(result);
    }

    private void assertSeen(WalkResult result) {
        assertThat(fired).as("how often the bug fired").hasPositiveValue();
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.DIVERGED);
    }

    private WalkResult h2(WayBug bug, long seed) {
        Workload<?> transfer = Plugins.catalogue(List.of()).workload(Ground.H2.system(), Optional.of("transfer"));
        return walk(transfer, Ground.H2, new H2EmbeddedProvider(), bug::apply, bug + "-" + seed, seed);
    }

    private WalkResult jena(GraphBug bug, long seed) {
        Workload<?> graphs = Plugins.catalogue(List.of()).workload(Ground.JENA.system(), Optional.of("graphs"));
        return walk(graphs, Ground.JENA, new JenaEmbeddedProvider(), bug::apply, bug + "-" + seed, seed);
    }

    private <M> WalkResult walk(
            Workload<M> workload, Ground ground, BackendProvider provider, Wronging bug, String name, long seed) {
        WalkBuilder<M> walk = WalkBuilder.of(workload)
                .reference("right")
                .seed(seed)
                .steps(STEPS)
                .operationTimeout(Duration.ofSeconds(20));
        walk.arm(ArmPlan.of("right", provider, ground.engine()));
        walk.arm(ArmPlan.of("wrong", new Wrong(provider, bug, fired), ground.engine()));
        return Walk.run(walk.plan(folder.resolve(name)), new WalkListener() {});
    }

    private record Wrong(BackendProvider provider, Wronging bug, AtomicInteger fired) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new WrongBackend(provider.open(context), bug, fired);
        }
    }

    private record WrongBackend(Backend backend, Wronging bug, AtomicInteger fired) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return bug.apply(operation, backend, fired::incrementAndGet);
        }
    }
}
