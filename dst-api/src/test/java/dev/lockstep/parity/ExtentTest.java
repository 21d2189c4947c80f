package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.platform.Deadline;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.ObservationSource;
import dev.lockstep.stream.RecordedCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of what was asked a walk has to play, so that its verdict says something. */
class ExtentTest {

    private static final Deadline OVER = Deadline.in(Duration.ZERO);

    /** Covers every difference. Each one leaves the arms apart, so the walk ends with the first. */
    private static final Allowlist ALL = new Allowlist() {
        @Override
        public List<String> inForce() {
            return List.of("LS-0001");
        }

        @Override
        public Ruling rule(StepRecord step) {
            return new Ruling.Covered(List.of(new Ruling.Signature("LS-0001", new HitLimit(9, 200))));
        }
    };

    @TempDir
    private Path folder;

    @Test
    void a_walk_that_a_known_difference_ends_before_its_half_is_vacuous() {
        WalkResult result = walk(commands(9), 9, losing("thing4"), ALL, limits());

        assertThat(result.extent()).isEqualTo(new Extent(9, 4, 0, Ending.KNOWN_DIFFERENCE));
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.detail())
                .isEqualTo("only 4 of 9 steps were walked, fewer than half; the walk ended early, in step 4, as known:"
                        + " LS-0001");
    }

    @Test
    void a_walk_that_a_known_difference_ends_after_its_half_is_judged_by_what_it_exercised() {
        WalkResult result = walk(commands(8), 8, losing("thing8"), ALL, limits());

        assertThat(result.extent()).isEqualTo(new Extent(8, 8, 0, Ending.KNOWN_DIFFERENCE));
        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_walk_in_which_no_command_is_possible_any_more_says_so() {
        WalkResult result = walk(commands(8), 20, UnaryOperator.identity(), Allowlist.NONE, limits());

        assertThat(result.extent().ending()).isEqualTo(Ending.NO_COMMAND);
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.detail())
                .isEqualTo("only 8 of 20 steps were walked, fewer than half; no command was possible after step 8");
    }

    @Test
    void a_budget_that_is_over_ends_the_walk_after_one_step_and_decides_nothing() {
        WalkResult result = walk(commands(8), 8, UnaryOperator.identity(), Allowlist.NONE, limits().until(OVER));

        assertThat(result.extent()).isEqualTo(new Extent(8, 1, 0, Ending.BUDGET));
        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(result.coverage().holes()).isNotEmpty();
    }

    @Test
    void a_budget_that_is_not_over_decides_nothing_either() {
        WalkResult result = walk(
                commands(8).subList(0, 4), 4, UnaryOperator.identity(), Allowlist.NONE, limits().until(Deadline.NEVER));

        assertThat(result.extent().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.coverage().holes()).isNotEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_walk_that_need_not_be_complete_is_in_parity_with_what_it_has() {
        WalkResult result = walk(commands(4), 4, UnaryOperator.identity(), Allowlist.NONE, limits().incomplete());

        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_walk_without_a_command_shows_nothing_whatever_is_demanded() {
        WalkResult result = walk(List.of(), 0, UnaryOperator.identity(), Allowlist.NONE, limits().incomplete());

        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.detail()).isEqualTo("nothing was walked");
    }

    /** Puts things, and exercises the other kinds of commands from the fifth step on. */
    private static List<Shelf.ShelfCommand> commands(int number) {
        List<Shelf.ShelfCommand> commands = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            commands.add(
                    switch (i) {
                        case 5 -> new Shelf.Count();
                        case 6 -> new Shelf.PutAgain("thing1");
                        case 7 -> new Shelf.ReopenShelf();
                        default -> new Shelf.Put("thing" + i, i);
                    });
        }
        return commands;
    }

    private static UnaryOperator<Backend> losing(String name) {
        return Answering.with((backend, operation) ->
                operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put " + name)
                        ? Outcome.Done.affecting(1)
                        : backend.apply(operation));
    }

    private static Limits limits() {
        return Limits.of(Duration.ofMinutes(1));
    }

    private WalkResult walk(
            List<Shelf.ShelfCommand> commands,
            long asked,
            UnaryOperator<Backend> cli,
            Allowlist allowlist,
            Limits limits) {
        Shelf shelf = new Shelf();
        CommandStream<SortedMap<String, Long>> stream = new CommandStream<>(
                shelf,
                1,
                1,
                shelf.alphabet(),
                List.of(),
                new RecordedCommands<>(commands),
                ObservationSource.EACH_STEP,
                asked,
                CommandStream.Origin.DRAWN);
        ArmPlans arms = new ArmPlans(
                "embedded", List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", cli)));
        return Walk.run(new WalkPlan<>(stream, arms, limits, allowlist, folder), new WalkListener() {});
    }
}
