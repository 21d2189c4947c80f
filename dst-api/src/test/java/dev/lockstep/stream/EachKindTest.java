package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EachKindTest {

    private record Count() implements Pond.PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.returns(List.of(Row.of(Cell.number(model.size()))), false);
        }
    }

    private static final CommandKind<List<Integer>> COUNT = CommandKind.of("count", Count.class)
            .draw((model, random) -> Optional.of(new Count()))
            .render(Pond::said);

    private static final CommandKind<List<Integer>> NEVER = CommandKind.of("never", Pond.Stir.class)
            .draw((model, random) -> Optional.empty())
            .render(Pond::said);

    /** A pond that holds so many numbers at most. */
    private record Ponds(List<CommandKind<List<Integer>>> alphabet) implements Workload<List<Integer>> {
        @Override
        public String name() {
            return "pond";
        }

        @Override
        public List<Integer> newModel() {
            return new ArrayList<>();
        }

        @Override
        public List<Probe> probes(List<Integer> model) {
            List<Row> rows =
                    model.stream().map(each -> Row.of(Cell.number(each))).toList();
            return List.of(new Probe("all", Operation.query("all", List.of(Column.number("number")), ""), rows));
        }
    }

    @Test
    void each_kind_is_played_once_on_a_small_and_once_on_a_large_store() {
        EachKind.Plan<List<Integer>> plan =
                EachKind.plan(new Ponds(List.of(Pond.STIR, Pond.TAKE, Pond.PUT, COUNT)), 1, 40);

        assertThat(plan.unreached()).isEmpty();
        assertThat(plan.cells().values()).doesNotHaveDuplicates().hasSize(8);
        plan.cells().forEach((step, cell) -> {
            if (cell.size() == EachKind.Size.LARGE) {
                assertThat(plan.rows().get(step)).as(cell.toString()).isGreaterThanOrEqualTo(40);
            } else {
                assertThat(plan.rows().get(step)).as(cell.toString()).isLessThan(10);
            }
        });
    }

    @Test
    void the_commands_are_possible_one_after_another_and_the_same_for_the_same_seed() {
        Ponds ponds = new Ponds(List.of(Pond.STIR, Pond.TAKE, Pond.PUT));
        List<Command<List<Integer>>> commands = EachKind.plan(ponds, 7, 20).commands();

        assertThat(Rehearsal.possible(commands, ponds)).hasSameSizeAs(commands);
        assertThat(EachKind.plan(ponds, 7, 20).commands()).isEqualTo(commands);
        assertThat(EachKind.plan(ponds, 8, 20).commands()).isNotEqualTo(commands);
    }

    @Test
    void a_kind_that_is_never_possible_is_named_on_both_stores() {
        assertThat(EachKind.plan(new Ponds(List.of(Pond.PUT, NEVER)), 1, 5).unreached())
                .containsExactly(
                        new EachKind.Cell("never", EachKind.Size.SMALL),
                        new EachKind.Cell("never", EachKind.Size.LARGE));
    }

    @Test
    void a_store_that_cannot_grow_is_no_large_one() {
        EachKind.Plan<List<Integer>> plan = EachKind.plan(new Ponds(List.of(COUNT)), 1, 5);

        assertThat(plan.unreached()).containsExactly(new EachKind.Cell("count", EachKind.Size.LARGE));
    }

    @Test
    void the_store_is_read_after_a_cell_that_may_change_it_and_at_the_end() {
        Ponds ponds = new Ponds(List.of(Pond.PUT, COUNT));
        EachKind.Plan<List<Integer>> plan = EachKind.plan(ponds, 1, 5);
        CommandStream<List<Integer>> stream = plan.stream(ponds, 1);

        List<Long> read = LongStream.rangeClosed(1, stream.steps())
                .filter(step -> stream.observations().next(step).channels().contains(Channel.QUERY))
                .boxed()
                .toList();
        assertThat(read).contains(stream.steps()).hasSize(3);
        assertThat(plan.changing()).isSubsetOf(plan.cells().keySet());
    }
}
