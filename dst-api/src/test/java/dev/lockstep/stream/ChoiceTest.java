package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Operation;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person leaves out of the shelf's put, putAgain (which needs put), count and reopen. */
class ChoiceTest {

    private final Choice<SortedMap<String, Long>> all = Choice.all(new Shelf().alphabet());

    private static List<String> names(Choice<SortedMap<String, Long>> choice) {
        return choice.kinds().stream().map(CommandKind::name).toList();
    }

    @Test
    void only_a_kind_brings_the_kinds_that_it_needs() {
        Choice<SortedMap<String, Long>> choice = all.only(List.of("putAgain"));

        assertThat(names(choice)).containsExactly("put", "putAgain");
        assertThat(choice.leftOut()).containsExactly("count", "reopen");
    }

    @Test
    void a_kind_that_needs_one_that_is_left_out_is_left_out_as_well() {
        Choice<SortedMap<String, Long>> choice = all.without(List.of("put"));

        assertThat(names(choice)).containsExactly("count", "reopen");
        assertThat(choice.leftOut()).containsExactly("put", "putAgain");
    }

    @Test
    void a_walk_with_kills_leaves_out_what_a_kill_takes_back_and_what_needs_it() {
        CommandKind<SortedMap<String, Long>> lost = CommandKind.of("lost", Shelf.Put.class)
                .takenBackByKill("nobody kept it")
                .draw(new Shelf.Put("a", 1))
                .render(put -> Operation.mutate("put"));
        CommandKind<SortedMap<String, Long>> needing = CommandKind.of("needing", Shelf.Put.class)
                .needs("lost")
                .draw(new Shelf.Put("a", 1))
                .render(put -> Operation.mutate("put"));
        List<CommandKind<SortedMap<String, Long>>> alphabet = Stream.concat(
                        new Shelf().alphabet().stream(), Stream.of(lost, needing))
                .toList();

        Choice<SortedMap<String, Long>> choice = Choice.all(alphabet).survivingKills();

        assertThat(names(choice)).containsExactlyElementsOf(names(all));
        assertThat(choice.leftOut()).containsExactly("lost", "needing");
        assertThat(Choice.takenBack(alphabet, choice.leftOut())).containsExactly(Map.entry("lost", "nobody kept it"));
        assertThat(Choice.takenBack(alphabet, List.of("needing"))).isEmpty();
        assertThat(all.survivingKills()).isEqualTo(all);
    }

    @Test
    void a_kill_takes_nothing_back_without_a_reason() {
        assertThatThrownBy(() -> CommandKind.of("lost", Shelf.Put.class).takenBackByKill(" "))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContaining("the command lost is taken back by a kill for no reason");
    }

    @Test
    void both_together_leave_out_what_either_leaves_out() {
        Choice<SortedMap<String, Long>> choice =
                all.only(List.of("putAgain", "count")).without(List.of("putAgain"));

        assertThat(names(choice)).containsExactly("put", "count");
        assertThat(choice.leftOut()).containsExactlyInAnyOrder("reopen", "putAgain");
    }
}
