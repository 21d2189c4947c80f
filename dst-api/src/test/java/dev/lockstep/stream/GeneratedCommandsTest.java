package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.stream.Pond.Put;
import dev.lockstep.stream.Pond.Stir;
import dev.lockstep.stream.Pond.Take;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedCommandsTest {

    @Test
    void the_same_seed_gives_the_same_commands_and_another_seed_others() {
        assertThat(Pond.walk(generated(1), 50)).isEqualTo(Pond.walk(generated(1), 50));
        assertThat(Pond.walk(generated(1), 50)).isNotEqualTo(Pond.walk(generated(2), 50));
    }

    @Test
    void a_kind_that_has_nothing_to_offer_gives_way_to_another() {
        List<Integer> empty = new ArrayList<>();

        for (int seed = 0; seed < 100; seed++) {
            assertThat(generated(seed).next(empty, 1)).get().isNotInstanceOf(Take.class);
        }
    }

    @Test
    void the_stream_ends_when_no_kind_has_anything_to_offer() {
        GeneratedCommands<List<Integer>> source = new GeneratedCommands<>(new SeedTree(1), List.of(Pond.TAKE));

        assertThat(source.next(new ArrayList<>(), 1)).isEmpty();
    }

    @Test
    void a_command_that_exercises_nothing_is_still_drawn_when_there_is_no_other() {
        GeneratedCommands<List<Integer>> source = new GeneratedCommands<>(new SeedTree(1), List.of(Pond.STIR));

        for (int step = 1; step < 20; step++) {
            assertThat(source.next(new ArrayList<>(), step)).contains(new Stir(Optional.empty()));
        }
    }

    @Test
    void a_rare_kind_is_drawn_soon_and_then_by_its_weight() {
        CommandKind<List<Integer>> often =
                CommandKind.of("put", Put.class).weight(1000).draw(Pond::put).render(Pond::said);
        CommandKind<List<Integer>> rare =
                CommandKind.of("take", Take.class).needs("put").draw(Pond::take).render(Pond::said);

        for (int seed = 0; seed < 200; seed++) {
            List<Command<List<Integer>>> commands =
                    Pond.walk(new GeneratedCommands<>(new SeedTree(seed), List.of(often, rare)), 40);
            assertThat(commands.stream().filter(Take.class::isInstance).count())
                    .as("takes of seed %d", seed)
                    .isBetween(1L, 4L);
        }
    }

    @Test
    void dear_kinds_get_a_quarter_of_a_walk_in_the_costs_that_they_declare() {
        CommandKind<List<Integer>> dear = stirring(50);

        List<Command<List<Integer>>> commands =
                Pond.walk(new GeneratedCommands<>(new SeedTree(3), List.of(Pond.PUT, Pond.TAKE, dear)), 10_000);

        long stirs = commands.stream().filter(Stir.class::isInstance).count();
        assertThat(50.0 * stirs / (50 * stirs + commands.size() - stirs)).isBetween(0.2, 0.27);
    }

    @Test
    void the_first_command_of_a_dear_kind_is_drawn_whatever_it_costs() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(Pond.walk(
                            new GeneratedCommands<>(
                                    new SeedTree(seed), List.of(Pond.PUT, Pond.TAKE, stirring(1_000_000))),
                            40))
                    .as("seed %d", seed)
                    .anyMatch(Stir.class::isInstance);
        }
    }

    @Test
    void where_nothing_but_dear_kinds_is_possible_they_are_drawn() {
        GeneratedCommands<List<Integer>> source = new GeneratedCommands<>(
                new SeedTree(1),
                List.of(CommandKind.of("stir", Stir.class)
                        .cost(100)
                        .draw(new Stir(Optional.empty()))
                        .render(Pond::said)));

        assertThat(Pond.walk(source, 20)).hasSize(20);
    }

    private static CommandKind<List<Integer>> stirring(int cost) {
        return CommandKind.of("stir", Stir.class)
                .needs("take")
                .cost(cost)
                .draw(new Stir(Optional.empty()))
                .render(Pond::said);
    }

    @Test
    void a_kind_that_waits_for_something_that_no_help_brings_does_not_take_the_steps_of_the_others() {
        CommandKind<List<Integer>> never = CommandKind.of("never", Pond.Stir.class)
                .needs("put")
                .draw((model, random) -> Optional.empty())
                .render(Pond::said);

        List<Command<List<Integer>>> walk =
                Pond.walk(new GeneratedCommands<>(new SeedTree(5), List.of(Pond.PUT, Pond.TAKE, never)), 200);

        // By weight it is two of three; if each fifth step alone went by weight, it would be more than nine of ten.
        assertThat(walk).filteredOn(Pond.Put.class::isInstance).hasSizeBetween(100, 160);
    }

    @Test
    void weights_are_respected() {
        List<Command<List<Integer>>> commands = Pond.walk(generated(3), 10_000);

        assertThat(commands.stream().filter(Put.class::isInstance).count()).isBetween(5_500L, 6_500L);
        assertThat(commands.stream().filter(Stir.class::isInstance).count()).isBetween(800L, 1_200L);
    }

    @Test
    void a_generator_that_draws_more_at_one_step_leaves_every_other_step_alone() {
        CommandKind<List<Integer>> changed = CommandKind.of("put", Put.class)
                .weight(6)
                .draw((model, random) -> {
                    // The model has one number for each step.
                    if (model.size() == 10) {
                        random.nextInt();
                    }
                    return Pond.put(model, random);
                })
                .render(Pond::said);

        List<Command<List<Integer>>> before =
                Pond.walk(new GeneratedCommands<>(new SeedTree(5), List.of(Pond.PUT)), 30);
        List<Command<List<Integer>>> after = Pond.walk(new GeneratedCommands<>(new SeedTree(5), List.of(changed)), 30);

        assertThat(after.get(10)).isNotEqualTo(before.get(10));
        assertThat(after.subList(0, 10)).isEqualTo(before.subList(0, 10));
        assertThat(after.subList(11, 30)).isEqualTo(before.subList(11, 30));
    }

    @Test
    void an_aspect_that_is_rare_among_the_arguments_is_met_soon() {
        CommandKind<List<Integer>> put = CommandKind.of("put", Put.class)
                .aspect("a number below 20", (model, command) -> command.number() < 20)
                .draw(Pond::put)
                .render(Pond::said);

        for (int seed = 0; seed < 100; seed++) {
            // One in fifty numbers is so small, so 100 steps without a preference would often have none.
            assertThat(Pond.walk(new GeneratedCommands<>(new SeedTree(seed), List.of(put)), 100))
                    .as("seed %d", seed)
                    .anyMatch(command -> ((Put) command).number() < 20);
        }
    }

    @Test
    void a_rare_kind_is_drawn_again_in_the_state_that_its_aspect_needs() {
        CommandKind<List<Integer>> often =
                CommandKind.of("put", Put.class).weight(1000).draw(Pond::put).render(Pond::said);
        CommandKind<List<Integer>> rare = CommandKind.of("take", Take.class)
                .needs("put")
                .aspect("of ten or more", (model, command) -> model.size() >= 10)
                .draw(Pond::take)
                .render(Pond::said);

        for (int seed = 0; seed < 100; seed++) {
            boolean[] met = {false};
            List<Integer> model = new ArrayList<>();
            GeneratedCommands<List<Integer>> source = new GeneratedCommands<>(new SeedTree(seed), List.of(often, rare));
            for (long step = 1; step <= 40; step++) {
                Command<List<Integer>> command = source.next(model, step).orElseThrow();
                met[0] |= command instanceof Take && model.size() >= 10;
                command.apply(model);
            }
            assertThat(met[0]).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void an_aspect_that_nothing_meets_does_not_stop_the_stream() {
        CommandKind<List<Integer>> put = CommandKind.of("put", Put.class)
                .aspect("a negative number", (model, command) -> command.number() < 0)
                .draw(Pond::put)
                .render(Pond::said);

        assertThat(Pond.walk(new GeneratedCommands<>(new SeedTree(1), List.of(put)), 50))
                .hasSize(50);
    }

    @Test
    void now_and_then_a_kind_comes_three_times_in_a_row() {
        int runs = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Command<List<Integer>>> commands = Pond.walk(generated(seed), 100);
            for (int i = 2; i < commands.size(); i++) {
                runs += commands.subList(i - 2, i + 1).stream().allMatch(Stir.class::isInstance) ? 1 : 0;
            }
        }
        // By its weight alone it would be twice in 2,000 steps.
        assertThat(runs).isGreaterThan(5);
    }

    @Test
    void a_generator_that_draws_what_is_not_possible_is_named() {
        CommandKind<List<Integer>> wrong = CommandKind.of("take", Take.class)
                .draw((model, random) -> Optional.of(new Take(7, List.of())))
                .render(Pond::said);

        assertThatThrownBy(() -> new GeneratedCommands<>(new SeedTree(9), List.of(wrong)).next(new ArrayList<>(), 4))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContainingAll("take", "step 4", "seed 9", "Take[number=7");
    }

    @Test
    void recorded_commands_come_in_their_order_and_then_end() {
        List<Command<List<Integer>>> list = List.of(new Put(1), new Put(2), new Take(1, List.of("because")));

        assertThat(Pond.walk(new RecordedCommands<>(list), 10)).isEqualTo(list);
    }

    private static GeneratedCommands<List<Integer>> generated(long seed) {
        return new GeneratedCommands<>(new SeedTree(seed), Pond.ALPHABET);
    }
}
