package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.shrink.Shrinker.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final List<Integer> HUNDRED =
            IntStream.rangeClosed(1, 100).boxed().toList();

    @Test
    void only_the_commands_that_the_result_needs_remain() throws Exception {
        List<Integer> needed = List.of(17, 60, 100);

        assertThat(Shrinker.smaller(HUNDRED, list -> list.containsAll(needed) ? Trial.SHOWS : Trial.SHOWS_NOT, 1000))
                .isEqualTo(needed);
    }

    @Test
    void trials_that_touch_an_arm_are_counted_against_the_budget() throws Exception {
        List<List<Integer>> played = new ArrayList<>();

        Shrinker.smaller(
                HUNDRED,
                list -> {
                    played.add(list);
                    return Trial.SHOWS_NOT;
                },
                7);

        assertThat(played).hasSize(7);
    }

    @Test
    void trials_that_the_model_rules_out_are_free() throws Exception {
        // Each pair of neighbours belongs together: half of all cuts would leave one of the two without the other.
        List<List<Integer>> played = new ArrayList<>();

        List<Integer> smaller = Shrinker.smaller(
                HUNDRED,
                list -> {
                    if (list.stream()
                            .anyMatch(number -> number % 2 == 0 && number < 100 && !list.contains(number - 1))) {
                        return Trial.IMPOSSIBLE;
                    }
                    played.add(list);
                    return list.contains(100) ? Trial.SHOWS : Trial.SHOWS_NOT;
                },
                HUNDRED.size());

        assertThat(smaller).isEqualTo(List.of(100));
        assertThat(played).hasSizeLessThanOrEqualTo(HUNDRED.size());
    }

    @Test
    void nothing_is_played_when_every_shorter_list_is_impossible() throws Exception {
        assertThat(Shrinker.smaller(HUNDRED, list -> Trial.IMPOSSIBLE, 0)).isEqualTo(HUNDRED);
    }

    @Test
    void a_budget_of_impossible_trials_does_not_keep_the_possible_ones_from_being_played() throws Exception {
        // All large cuts are impossible. A budget that counted them would be spent before the single ones are tried.
        List<Integer> needed = new ArrayList<>(HUNDRED);
        needed.remove(Integer.valueOf(50));

        List<Integer> smaller = Shrinker.smaller(
                HUNDRED,
                list -> list.size() < 99 ? Trial.IMPOSSIBLE : list.contains(50) ? Trial.SHOWS_NOT : Trial.SHOWS,
                100);

        assertThat(smaller).isEqualTo(needed);
    }
}
