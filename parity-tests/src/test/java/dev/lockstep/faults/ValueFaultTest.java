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

/** Bugs of parameters, batches, keys and read shapes, planted into one of two arms: each must fire, and be seen. */
class ValueFaultTest {

    private static final long STEPS = 200;
    private static final int MOST_WALKS = 5;

    private final Workload<?> values = Plugins.catalogue(List.of()).workload(Ground.H2.system(), Optional.of("values"));
    private final AtomicInteger fired = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void without_a_bug_there_is_no_difference() {
        WalkResult result = walk(values, ValueBug.NONE, 1);

        assertThat(result.findings()).as(result.detail()).isEmpty();
        assertThat(result.steps()).isEqualTo(STEPS);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "PASSES_AN_EMPTY_TEXT_AS_NULL", "ROUNDS_A_PARAMETER_TO_MICROSECONDS", "A_STREAM_ENDS_EARLY"
            })
    void a_planted_bug_fires_and_is_seen(ValueBug bug) {
        seen(bug);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"PASSES_AN_EMPTY_TEXT_AS_NULL", "ROUNDS_A_PARAMETER_TO_MICROSECONDS", "A_STREAM_ENDS_EARLY"})
    void a_rare_bug_fires_and_is_seen(ValueBug bug) {
        seen(bug);
    }

    private void seen(ValueBug bug) {
        WalkResult result = walk(values, bug, 1);
        for (int seed = 2; seed <= MOST_WALKS && result.findings().isEmpty(); seed++) {
            result = walk(values, bug, seed);
        }

        assertThat(fired).as("how often the bug fired").hasPositiveValue();
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.DIVERGED);
    }

    private <M> WalkResult walk(Workload<M> workload, ValueBug bug, long seed) {
        WalkBuilder<M> walk = WalkBuilder.of(workload)
                .reference("right")
                .seed(seed)
                .steps(STEPS)
                .operationTimeout(Duration.ofSeconds(10));
        walk.arm(arm("right", new H2EmbeddedProvider()));
        walk.arm(arm("wrong", new Wrong(new H2EmbeddedProvider(), bug, fired)));
        return Walk.run(walk.plan(folder.resolve(bug + "-" + seed)), new WalkListener() {});
    }

    private static ArmPlan arm(String name, BackendProvider provider) {
        return ArmPlan.of(name, provider, Ground.H2.engine());
    }

    private record Wrong(BackendProvider provider, ValueBug bug, AtomicInteger fired) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new WrongBackend(provider.open(context), bug, fired);
        }
    }

    private record WrongBackend(Backend backend, ValueBug bug, AtomicInteger fired) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return bug.apply(operation, backend, fired::incrementAndGet);
        }
    }
}
