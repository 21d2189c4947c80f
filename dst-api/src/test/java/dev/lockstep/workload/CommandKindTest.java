package dev.lockstep.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandKindTest {

    /** Takes a number out of a list that contains it. */
    record Take(int number) implements Command<List<Integer>> {
        @Override
        public boolean possible(List<Integer> model) {
            return model.contains(number);
        }

        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.affects(1);
        }
    }

    private final CommandKind<List<Integer>> seven =
            CommandKind.of("take", Take.class).draw(new Take(7)).render(CommandKindTest::taken);

    private final CommandKind<List<Integer>> random = CommandKind.of("take", Take.class)
            .drawIfPossible((model, numbers) -> new Take(numbers.nextInt(10)))
            .render(CommandKindTest::taken);

    private final CommandKind<List<Integer>> any = CommandKind.of("take", Take.class)
            .drawFrom(model -> model, Take::new)
            .render(CommandKindTest::taken);

    private final RandomGenerator numbers = new Random(1);

    @Test
    void the_same_command_is_drawn_only_where_it_is_possible() {
        assertThat(seven.draw(List.of(1, 7), numbers)).contains(new Take(7));
        assertThat(seven.draw(List.of(1), numbers)).isEmpty();
    }

    @Test
    void a_command_that_is_drawn_in_any_state_is_offered_only_where_it_is_possible() {
        assertThat(Stream.generate(() -> random.draw(List.of(3), numbers)).limit(100))
                .contains(Optional.of(new Take(3)), Optional.empty())
                .containsOnly(Optional.of(new Take(3)), Optional.empty());
    }

    @Test
    void every_candidate_is_drawn_at_some_time() {
        List<Command<List<Integer>>> drawn = Stream.generate(() -> any.draw(List.of(3, 5, 7), numbers))
                .limit(100)
                .map(Optional::orElseThrow)
                .toList();

        assertThat(drawn).contains(new Take(3), new Take(5), new Take(7));
    }

    @Test
    void without_a_candidate_no_command_is_drawn() {
        assertThat(any.draw(List.of(), numbers)).isEmpty();
    }

    @Test
    void an_aspect_is_met_by_a_command_and_the_state_before_it() {
        CommandKind<List<Integer>> kind = CommandKind.of("take", Take.class)
                .aspect("the last", (model, take) -> model.size() == 1)
                .rareAspect("a large number", (model, take) -> take.number() > 100)
                .draw(new Take(7))
                .render(CommandKindTest::taken);

        assertThat(kind.aspects()).extracting(Aspect::name).containsExactly("the last", "a large number");
        assertThat(kind.aspects()).extracting(Aspect::due).containsExactly(Aspect.DUE, Aspect.RARE_DUE);
        assertThat(kind.aspects().get(0).isMet(List.of(7), new Take(7))).isTrue();
        assertThat(kind.aspects().get(0).isMet(List.of(7, 8), new Take(7))).isFalse();
    }

    @Test
    void two_aspects_of_a_kind_have_two_names() {
        CommandKind.Builder<List<Integer>, Take> once =
                CommandKind.of("take", Take.class).aspect("the last", (model, take) -> model.size() == 1);

        assertThatThrownBy(() -> once.aspect("the last", (model, take) -> true))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContainingAll("take", "'the last'");
        assertThatThrownBy(() -> once.aspect(" ", (model, take) -> true))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContainingAll("take", "give it one");
    }

    private static Operation taken(Take take) {
        return Operation.mutate("take " + take.number());
    }
}
