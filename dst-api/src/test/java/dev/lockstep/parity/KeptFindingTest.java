package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A difference of a step is found whatever else goes wrong in the same step. */
class KeptFindingTest {

    private static final UnaryOperator<Backend> LOSSY = Answering.with((backend, operation) ->
            operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put cup")
                    ? Outcome.Done.affecting(1)
                    : backend.apply(operation));

    @TempDir
    private Path folder;

    private final AtomicLong drawn = new AtomicLong();

    @BeforeEach
    void noInterruptionIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_full_disk_while_the_step_is_written_keeps_it() {
        WalkResult result = walk(LOSSY, new WalkListener() {
            @Override
            public void stepped(StepRecord step) {
                if (step.step() == 1) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }
            }
        });

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.firstDifference()).isPresent();
        assertThat(result.detail()).startsWith("step 1, put: 1 difference; ").contains("No space left on device");
    }

    @Test
    void an_interruption_after_the_step_keeps_it() {
        WalkResult result = walk(LOSSY, interruptingAfter(1));

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.detail()).isEqualTo("step 1, put: 1 difference; interrupted after step 1");
    }

    @Test
    void an_interruption_while_the_state_is_read_keeps_a_difference_of_the_answer() {
        Thread walk = Thread.currentThread();
        WalkResult result = walk(
                Answering.with((backend, operation) -> {
                    if (operation instanceof Operation.Query) {
                        walk.interrupt();
                        new CountDownLatch(1).await();
                    }
                    Outcome outcome = backend.apply(operation);
                    return operation instanceof Operation.Mutate mutate
                                    && mutate.text().startsWith("put")
                            ? Outcome.Done.affecting(2)
                            : outcome;
                }),
                new WalkListener() {});

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.detail()).isEqualTo("step 1, put: 1 difference; interrupted after step 1");
    }

    @Test
    void an_arm_that_a_signal_has_broken_is_still_no_finding() {
        WalkResult result = walk(
                Answering.with((backend, operation) -> operation instanceof Operation.Query
                        ? Outcome.Broken.of(Outcome.Broken.Cause.DIED, "killed along")
                        : backend.apply(operation)),
                interruptingAfter(1));

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
    }

    @Test
    void it_is_kept_before_anybody_is_told() {
        List<String> order = new ArrayList<>();
        walk(LOSSY, WalkListener.of(noting(order, "kept"), noting(order, "told")));

        assertThat(order).containsExactly("kept", "told");
    }

    @Test
    void an_arm_that_its_launcher_lost_does_not_hide_what_another_arm_shows() {
        UnaryOperator<Backend> lost = Answering.with((backend, operation) ->
                Outcome.Broken.of(Outcome.Broken.Cause.LAUNCHER, "the container engine is gone"));

        UnaryOperator<Backend> miscounting =
                Answering.with((backend, operation) -> backend.apply(operation) instanceof Outcome.Done
                        ? Outcome.Done.affecting(2)
                        : backend.apply(operation));

        WalkResult both = run(List.of(
                arm("embedded", it -> it), arm("cli", atFirstPut(miscounting)), arm("server", atFirstPut(lost))));
        WalkResult alone = run(List.of(arm("embedded", it -> it), arm("server", atFirstPut(lost))));

        assertThat(both.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(alone.verdict()).isEqualTo(Verdict.INFRA);
    }

    @Test
    void noise_of_one_column_does_not_hide_a_row_that_an_arm_lost() {
        assertThat(noisy(withRandomSizes(), LOSSY).verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void noise_alone_is_noise_on_every_arm() {
        WalkResult result = noisy(withRandomSizes(), withRandomSizes());

        assertThat(result.verdict()).isEqualTo(Verdict.NOISE);
        assertThat(result.findings().get(0).differences())
                .extracting(Difference::deviating)
                .contains("embedded-again", "cli");
    }

    @Test
    void noise_of_the_rows_explains_a_random_row_and_no_row_that_both_openings_have() {
        UnaryOperator<Backend> random = rows(() -> List.of(row("cup", 1), row("random" + drawn.incrementAndGet(), 1)));
        UnaryOperator<Backend> without = rows(() -> List.of(row("random" + drawn.incrementAndGet(), 1)));

        assertThat(noisy(random, random).verdict()).isEqualTo(Verdict.NOISE);
        assertThat(noisy(random, without).verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void noise_beside_a_known_difference_is_noise() {
        Allowlist ofCli = new Allowlist() {
            @Override
            public List<String> inForce() {
                return List.of("LS-0001");
            }

            @Override
            public Ruling rule(StepRecord step) {
                boolean covered = step.differences().stream()
                        .allMatch(it -> it.deviating().equals("cli"));
                return covered
                        ? new Ruling.Covered(List.of(new Ruling.Signature("LS-0001", new HitLimit(9, 200))))
                        : new Ruling.Novel(List.of());
            }
        };

        WalkResult result = Walk.run(plan(twins(withRandomSizes(), LOSSY)).allowing(ofCli), new WalkListener() {});

        assertThat(result.verdict()).isEqualTo(Verdict.NOISE);
    }

    private WalkResult noisy(UnaryOperator<Backend> reference, UnaryOperator<Backend> cli) {
        return run(twins(reference, cli));
    }

    private static List<ArmPlan> twins(UnaryOperator<Backend> reference, UnaryOperator<Backend> cli) {
        ArmPlan once = arm("embedded", reference);
        return List.of(once, once.again("embedded-again"), arm("cli", cli));
    }

    /** The sizes of things are random in every answer. */
    private UnaryOperator<Backend> withRandomSizes() {
        return rows(() -> List.of(row("cup", 1000 + drawn.incrementAndGet())));
    }

    private static Row row(String name, long size) {
        return Row.of(Cell.text(name), Cell.number(size));
    }

    private static UnaryOperator<Backend> rows(Supplier<List<Row>> rows) {
        return Answering.with((backend, operation) ->
                operation instanceof Operation.Query ? new Outcome.Rows(rows.get()) : backend.apply(operation));
    }

    private static UnaryOperator<Backend> atFirstPut(UnaryOperator<Backend> instead) {
        return backend -> Answering.with((original, operation) -> operation instanceof Operation.Mutate mutate
                                && mutate.text().startsWith("put")
                        ? instead.apply(original).apply(operation)
                        : original.apply(operation))
                .apply(backend);
    }

    private static WalkListener interruptingAfter(long step) {
        return new WalkListener() {
            @Override
            public void stepped(StepRecord record) {
                if (record.step() == step) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private static WalkListener noting(List<String> order, String what) {
        return new WalkListener() {
            @Override
            public void found(Finding finding) {
                order.add(what);
            }
        };
    }

    private static ArmPlan arm(String name, UnaryOperator<Backend> change) {
        return Shelf.arm(name, change);
    }

    private WalkResult walk(UnaryOperator<Backend> cli, WalkListener listener) {
        return Walk.run(plan(List.of(arm("embedded", it -> it), arm("cli", cli))), listener);
    }

    private WalkResult run(List<ArmPlan> arms) {
        return Walk.run(plan(arms), new WalkListener() {});
    }

    private WalkPlan<SortedMap<String, Long>> plan(List<ArmPlan> arms) {
        WalkBuilder<SortedMap<String, Long>> walk =
                WalkBuilder.of(new Shelf()).commands(List.of(new Shelf.Put("cup", 1)));
        arms.forEach(walk::arm);
        return walk.plan(folder.resolve("walk" + drawn.incrementAndGet()));
    }
}
