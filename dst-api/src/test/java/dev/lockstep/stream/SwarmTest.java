package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwarmTest {

    private record Alone() implements Pond.PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private record Helped() implements Pond.PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private static final CommandKind<List<Integer>> HELPED = CommandKind.of("helped", Helped.class)
            .helpedBy("take", "alone")
            .draw((model, random) -> Optional.of(new Helped()))
            .render(Pond::said);

    private static final CommandKind<List<Integer>> ALONE = CommandKind.of("alone", Alone.class)
            .draw((model, random) -> Optional.of(new Alone()))
            .render(Pond::said);

    @Test
    void a_swarm_is_never_empty_and_has_what_its_kinds_need() {
        for (int seed = 0; seed < 500; seed++) {
            List<String> on = names(seed, Pond.ALPHABET);
            assertThat(on).isNotEmpty();
            if (on.contains("stir")) {
                assertThat(on).contains("take");
            }
            if (on.contains("take")) {
                assertThat(on).contains("put");
            }
        }
    }

    @Test
    void a_kind_brings_its_helpers_and_what_they_need() {
        int alone = 0;
        for (int seed = 0; seed < 500; seed++) {
            List<String> on = names(seed, List.of(Pond.PUT, Pond.TAKE, ALONE, HELPED));
            if (on.contains("helped") && on.size() > 1) {
                assertThat(on).as("seed %d", seed).contains("alone", "take", "put");
            }
            alone += on.contains("alone") ? 0 : 1;
        }
        assertThat(alone).isBetween(80, 170);
    }

    @Test
    void a_helper_that_a_person_left_out_is_not_missed() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(names(seed, List.of(Pond.PUT, HELPED))).doesNotContain("take");
        }
    }

    @Test
    void a_helper_that_the_alphabet_does_not_have_is_named() {
        assertThatThrownBy(() -> new Alphabet<>(List.of(Pond.PUT, Pond.TAKE, HELPED)))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContainingAll("is helped by alone", "[put, take, helped]");
    }

    @Test
    void four_seeds_have_a_kind_with_each_of_its_many_helpers_and_few_walks_have_all_of_them() {
        int all = 0;
        for (int first = 1; first < 400; first += 4) {
            Set<String> met = new TreeSet<>();
            for (int seed = first; seed < first + 4; seed++) {
                List<String> on = names(seed, MANY_HELPERS);
                if (on.contains("crowded")) {
                    met.addAll(on);
                }
                all += on.size() == MANY_HELPERS.size() ? 1 : 0;
            }
            assertThat(met).as("seeds from %d on", first).hasSize(MANY_HELPERS.size());
        }
        assertThat(all).isBetween(1, 80);
    }

    private static final List<CommandKind<List<Integer>>> MANY_HELPERS =
            List.of(named("first"), named("second"), named("third"), named("fourth"), named("fifth"), crowded());

    private record Named(Optional<String> kindName) implements Pond.PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private static CommandKind<List<Integer>> named(String name) {
        return CommandKind.of(name, Named.class)
                .draw((model, random) -> Optional.of(new Named(Optional.of(name))))
                .render(Pond::said);
    }

    private static CommandKind<List<Integer>> crowded() {
        return CommandKind.of("crowded", Named.class)
                .helpedBy("first", "second", "third", "fourth", "fifth")
                .draw((model, random) -> Optional.of(new Named(Optional.of("crowded"))))
                .render(Pond::said);
    }

    @Test
    void a_kind_that_nothing_needs_is_on_about_half_of_the_time_and_one_that_is_needed_more_often() {
        Map<String, Integer> on = new TreeMap<>();
        for (int seed = 0; seed < 1000; seed++) {
            names(seed, List.of(Pond.PUT, Pond.TAKE, Pond.STIR, ALONE))
                    .forEach(name -> on.merge(name, 1, Integer::sum));
        }
        assertThat(on.get("alone")).isBetween(450, 580);
        assertThat(on.get("stir")).isBetween(450, 580);
        assertThat(on.get("put")).isBetween(880, 960);
    }

    @Test
    void two_seeds_of_a_pair_leave_no_kind_out_between_them() {
        List<CommandKind<List<Integer>>> alphabet = List.of(Pond.PUT, Pond.TAKE, Pond.STIR, ALONE);
        for (int first = -99; first < 500; first += 2) {
            assertThat(Stream.concat(names(first, alphabet).stream(), names(first + 1, alphabet).stream()))
                    .as("seeds %d and %d", first, first + 1)
                    .contains("put", "take", "stir", "alone");
        }
    }

    @Test
    void the_same_seed_chooses_the_same_and_keeps_the_alphabet_s_order() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(names(seed, Pond.ALPHABET)).isEqualTo(names(seed, Pond.ALPHABET));
            assertThat(List.of("put", "take", "stir")).containsSubsequence(names(seed, Pond.ALPHABET));
        }
    }

    @Test
    void another_kind_in_the_alphabet_does_not_change_the_coins_of_the_others() {
        for (int seed = 0; seed < 200; seed++) {
            List<String> more = names(seed, List.of(ALONE, Pond.PUT, Pond.TAKE, Pond.STIR));
            // Then at least two coins came up heads, and no empty draw was replaced.
            if (more.contains("alone") && more.size() > 1) {
                assertThat(more.stream().filter(name -> !name.equals("alone")).toList())
                        .isEqualTo(names(seed, Pond.ALPHABET));
            }
        }
    }

    @Test
    void a_need_that_the_alphabet_does_not_have_is_named() {
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < 20; seed++) {
                        Swarm.choose(new SeedTree(seed), List.of(Pond.TAKE));
                    }
                })
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContainingAll("needs put", "[take]");
    }

    private static List<String> names(long seed, List<CommandKind<List<Integer>>> alphabet) {
        return Swarm.choose(new SeedTree(seed), alphabet).stream()
                .map(CommandKind::name)
                .toList();
    }
}
