package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Aspect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {

    private static final List<Shelf.ShelfCommand> EACH_KIND_ONCE =
            List.of(new Shelf.Put("cup", 3), new Shelf.PutAgain("cup"), new Shelf.Count(), new Shelf.ReopenShelf());

    @TempDir
    Path folder;

    @Test
    void arms_that_agree_with_each_other_and_the_model_are_in_parity() {
        WalkResult result = walk(EACH_KIND_ONCE, UnaryOperator.identity());
        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(result.steps()).isEqualTo(4);
        assertThat(result.coverage().holes()).isEmpty();
    }

    @Test
    void a_kind_that_never_had_its_effect_is_a_hole() {
        WalkResult result = walk(EACH_KIND_ONCE.subList(0, 2), UnaryOperator.identity());
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.coverage().holes()).extracting(Coverage.Hole::name).contains("count");
        assertThat(result.detail()).contains("not exercised");
    }

    @Test
    void an_implicit_reopen_is_neither_exercised_nor_a_hole() {
        WalkResult result = walk(EACH_KIND_ONCE, UnaryOperator.identity());
        assertThat(result.coverage().commands().get("reopen").get("cli").exercised())
                .isZero();
    }

    @Test
    void an_aspect_is_not_exercised_by_an_answer_that_nobody_predicted() {
        WalkResult result = walk(
                EACH_KIND_ONCE,
                Answering.with((backend, operation) -> operation instanceof Operation.Mutate mutate
                                && mutate.text().startsWith("put")
                        ? Outcome.Done.affecting(2)
                        : backend.apply(operation)));

        assertThat(result.coverage().aspects().get("put").get("a thing of a size"))
                .isEqualTo(new Coverage.AspectCounts(
                        Aspect.DUE,
                        1,
                        new TreeMap<>(Map.of("cli", 0L, "embedded", 0L)),
                        new TreeMap<>(Map.of(
                                "cli",
                                new Coverage.Missed(1, 0, Support.Level.OFFERED, ""),
                                "embedded",
                                new Coverage.Missed(1, 0, Support.Level.OFFERED, "")))));
    }

    @Test
    void an_aspect_is_exercised_by_each_command_that_meets_it() {
        WalkResult result = walk(EACH_KIND_ONCE, UnaryOperator.identity());

        assertThat(result.coverage().aspects().get("put").get("a thing of a size"))
                .isEqualTo(new Coverage.AspectCounts(
                        Aspect.DUE, 4, new TreeMap<>(Map.of("cli", 1L, "embedded", 1L)), new TreeMap<>()));
    }

    @Test
    void an_aspect_belongs_to_the_state_before_its_command() {
        WalkResult result = walk(EACH_KIND_ONCE, UnaryOperator.identity());

        assertThat(result.coverage()
                        .aspects()
                        .get("put")
                        .get("onto a shelf with others")
                        .exercised())
                .isEqualTo(Map.of("cli", 0L, "embedded", 0L));
        assertThat(result.coverage().pending()).containsExactly("put: onto a shelf with others");
    }

    @Test
    void a_lost_write_diverges_at_the_probe_of_its_step() {
        WalkResult result = walk(
                EACH_KIND_ONCE,
                Answering.with((backend, operation) -> operation instanceof Operation.Mutate mutate
                                && mutate.text().startsWith("put")
                        ? Outcome.Done.affecting(1)
                        : backend.apply(operation)));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).differences())
                .extracting(Difference::path, Difference::differenceClass, Difference::deviating)
                .containsExactly(tuple(DifferencePath.row(0).under("all"), DifferenceClass.MISSING, "cli"));
        assertThat(result.steps()).isEqualTo(1);
    }

    @Test
    void an_arm_for_which_this_process_has_no_memory_is_not_a_finding_about_the_system() {
        WalkResult result = walk(EACH_KIND_ONCE, Answering.with((backend, operation) -> {
            throw new OutOfMemoryError("Java heap space");
        }));

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail()).contains("this Java has no memory left (Java heap space", "-Xmx");
    }

    @Test
    void arms_that_agree_on_what_the_model_contradicts_are_a_model_finding() {
        UnaryOperator<Backend> wrong = Answering.with((backend, operation) ->
                operation instanceof Operation.Query query && query.before().equals("count")
                        ? new Outcome.Rows(List.of(Row.of(Cell.number(99))))
                        : backend.apply(operation));
        WalkResult result = walk(EACH_KIND_ONCE, wrong, wrong);
        assertThat(result.verdict()).isEqualTo(Verdict.MODEL);
        assertThat(result.findings().get(0).step().kind()).isEqualTo("count");
    }

    @Test
    void a_refusal_of_another_class_on_all_arms_is_a_model_finding() {
        UnaryOperator<Backend> wrong = Answering.refusing(new Outcome.Refused("SYNTAX", "400", "what?"));
        WalkResult result = walk(EACH_KIND_ONCE, wrong, wrong);
        assertThat(result.verdict()).isEqualTo(Verdict.MODEL);
        assertThat(result.findings().get(0).differences())
                .allMatch(d -> d.path().equals(DifferencePath.REFUSAL));
    }

    @Test
    void another_code_for_the_same_class_diverges() {
        WalkResult result = walk(EACH_KIND_ONCE, Answering.refusing(new Outcome.Refused("DUPLICATE", "410", "")));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).differences())
                .extracting(Difference::path)
                .containsExactly(DifferencePath.CODE);
    }

    @Test
    void arms_that_break_alike_are_not_in_parity() {
        UnaryOperator<Backend> dead = Answering.with((backend, operation) -> operation instanceof Operation.Query
                        && ((Operation.Query) operation).before().equals("count")
                ? Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone")
                : backend.apply(operation));
        WalkResult result = walk(EACH_KIND_ONCE, dead, dead);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.steps()).isEqualTo(3);
    }

    @Test
    void an_arm_that_hangs_is_given_up_on_at_its_deadline() {
        WalkResult result = walk(EACH_KIND_ONCE, Answering.with((backend, operation) -> {
            if (operation instanceof Operation.Reopen) {
                new CountDownLatch(1).await();
            }
            return backend.apply(operation);
        }));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).step().outcomes().get("cli"))
                .isInstanceOfSatisfying(
                        Outcome.Broken.class,
                        broken -> assertThat(broken.cause()).isEqualTo(Outcome.Broken.Cause.TIMED_OUT));
    }

    @Test
    void a_backend_that_throws_is_a_fault_and_no_divergence() {
        WalkResult result = walk(EACH_KIND_ONCE, Answering.with((backend, operation) -> {
            throw new IllegalStateException("oops");
        }));
        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
    }

    @Test
    void an_arm_that_declares_an_operation_and_does_not_do_it_is_seen() {
        WalkResult result = walk(
                EACH_KIND_ONCE,
                Answering.with((backend, operation) -> operation instanceof Operation.Query
                        ? new Outcome.Unsupported("not today")
                        : backend.apply(operation)));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void an_operation_that_the_reference_does_not_offer_still_advances_the_model() {
        WalkResult result = Walk.run(
                plan(
                        List.of(new Shelf.Put("cup", 3)),
                        Shelf.armWithout("embedded", OperationKind.MUTATE),
                        Shelf.arm("cli", UnaryOperator.identity())),
                new WalkListener() {});
        Finding finding = result.findings().get(0);
        assertThat(finding.step().probes().get(0).probe().expected().orElseThrow())
                .containsExactly(Row.of(Cell.text("cup"), Cell.number(3)));
        assertThat(finding.differences())
                .extracting(Difference::reference, Difference::deviating)
                .containsExactly(tuple(Difference.MODEL, "embedded"), tuple("embedded", "cli"));
    }

    @Test
    void a_recorded_command_that_is_not_possible_is_an_input_error() {
        WalkResult result = walk(List.of(new Shelf.PutAgain("cup")), UnaryOperator.identity());
        assertThat(result.verdict()).isEqualTo(Verdict.USAGE);
        assertThat(result.detail()).contains("step 1, putAgain, is not possible");
    }

    @Test
    void a_listener_that_fails_ends_the_walk_as_infra() {
        List<StepRecord> seen = new ArrayList<>();
        WalkResult result =
                Walk.run(plan(EACH_KIND_ONCE, UnaryOperator.identity(), UnaryOperator.identity()), new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        seen.add(step);
                        if (step.step() == 2) {
                            throw new UncheckedIOException(new IOException("no space left"));
                        }
                    }
                });
        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail()).contains("no space left");
        assertThat(seen).hasSize(3);
    }

    @Test
    void a_listener_that_fails_at_the_end_of_a_walk_without_a_finding_makes_it_infra() {
        WalkResult result =
                Walk.run(plan(EACH_KIND_ONCE, UnaryOperator.identity(), UnaryOperator.identity()), failingAtTheEnd());
        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail()).isEqualTo("no space left");
        assertThat(result.steps()).isEqualTo(4);
    }

    @Test
    void a_listener_that_fails_at_the_end_loses_no_finding() {
        UnaryOperator<Backend> wrong = Answering.refusing(new Outcome.Refused("DUPLICATE", "410", ""));
        WalkResult result = Walk.run(plan(EACH_KIND_ONCE, UnaryOperator.identity(), wrong), failingAtTheEnd());
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.detail()).isEqualTo("step 2, putAgain: 1 difference; no space left");
    }

    @Test
    void each_listener_learns_that_the_walk_is_over_even_if_one_before_it_fails() {
        List<Verdict> seen = new ArrayList<>();
        WalkListener second = new WalkListener() {
            @Override
            public void finished(WalkResult result) {
                seen.add(result.verdict());
            }
        };
        WalkResult result = Walk.run(
                plan(EACH_KIND_ONCE, UnaryOperator.identity(), UnaryOperator.identity()),
                WalkListener.of(failingAtTheEnd(), second));
        assertThat(seen).containsExactly(Verdict.PARITY);
        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
    }

    private static WalkListener failingAtTheEnd() {
        return new WalkListener() {
            @Override
            public void finished(WalkResult result) {
                throw new UncheckedIOException("no space left", new IOException());
            }
        };
    }

    @Test
    void an_interrupted_walk_closes_its_arms_and_says_so() {
        List<String> closed = new ArrayList<>();
        UnaryOperator<Backend> noting = backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public void close() {
                closed.add("closed");
                backend.close();
            }
        };
        WalkResult result = Walk.run(plan(EACH_KIND_ONCE, noting, noting), new WalkListener() {
            @Override
            public void asking(long step, RecordedCommand command, Observation observation) {
                if (step == 3) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(result.steps()).isEqualTo(2);
        assertThat(closed).hasSize(2);
    }

    @Test
    void an_arm_that_breaks_while_the_walk_is_being_stopped_is_not_a_finding() {
        UnaryOperator<Backend> dying =
                Answering.with((backend, operation) -> Outcome.Broken.of(Outcome.Broken.Cause.DIED, "killed along"));
        WalkResult result = Walk.run(plan(EACH_KIND_ONCE, UnaryOperator.identity(), dying), new WalkListener() {
            @Override
            public void stepped(StepRecord step) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
    }

    @Test
    void an_arm_that_cannot_use_its_folder_is_named_and_no_finding() {
        ArmPlan cli = Shelf.arm("cli", UnaryOperator.identity());
        ArmPlan unusable = new ArmPlan("cli", new Unusable(cli.provider()), cli.engine(), cli.client(), cli.settings());

        WalkResult result = Walk.run(
                plan(EACH_KIND_ONCE, Shelf.arm("embedded", UnaryOperator.identity()), unusable), new WalkListener() {});

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail())
                .contains("the arm cli cannot use its folder")
                .contains("disk full");
    }

    private record Unusable(BackendProvider provider) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws IOException {
            throw new IOException("disk full");
        }
    }

    private WalkResult walk(List<Shelf.ShelfCommand> commands, UnaryOperator<Backend> deviating) {
        return walk(commands, UnaryOperator.identity(), deviating);
    }

    private WalkResult walk(
            List<Shelf.ShelfCommand> commands, UnaryOperator<Backend> reference, UnaryOperator<Backend> deviating) {
        return Walk.run(plan(commands, reference, deviating), new WalkListener() {});
    }

    private WalkPlan<SortedMap<String, Long>> plan(
            List<Shelf.ShelfCommand> commands, UnaryOperator<Backend> reference, UnaryOperator<Backend> deviating) {
        return plan(commands, Shelf.arm("embedded", reference), Shelf.arm("cli", deviating));
    }

    private WalkPlan<SortedMap<String, Long>> plan(
            List<Shelf.ShelfCommand> commands, ArmPlan reference, ArmPlan deviating) {
        return WalkBuilder.of(new Shelf())
                .commands(commands)
                .arm(reference)
                .arm(deviating)
                .operationTimeout(Duration.ofMillis(300))
                .plan(folder);
    }
}
