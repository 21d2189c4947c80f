package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.shelf.Shelf;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.SortedMap;
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
    void both_together_leave_out_what_either_leaves_out() {
        Choice<SortedMap<String, Long>> choice =
                all.only(List.of("putAgain", "count")).without(List.of("putAgain"));

        assertThat(names(choice)).containsExactly("put", "count");
        assertThat(choice.leftOut()).containsExactlyInAnyOrder("reopen", "putAgain");
    }
}
