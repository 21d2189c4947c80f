package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many walks, each of which exercises every kind that it draws from. */
class SocialAlphabetTest {

    private static final int SEEDS = 200;
    private static final int STEPS = 100;

    private final SocialWorkload strict = Systems.workload(Systems.STRICT);

    @Test
    void a_default_walk_exercises_the_whole_alphabet_and_every_command_is_possible_where_it_is_drawn() {
        for (int seed = 0; seed < SEEDS; seed++) {
            ModelWalk walk = ModelWalk.of(
                    strict,
                    strict.alphabet(),
                    seed,
                    STEPS,
                    (model, command) -> assertThat(command.possible(model)).isTrue());
            assertThat(walk.exercised).as("seed %d", seed).isEqualTo(names(strict.alphabet()));
        }
    }

    @Test
    void a_default_walk_on_a_store_of_graphs_exercises_its_whole_alphabet_too() {
        SocialWorkload graphs = Systems.workload(Systems.GRAPHS);
        for (int seed = 0; seed < SEEDS; seed++) {
            ModelWalk walk = ModelWalk.of(
                    graphs,
                    graphs.alphabet(),
                    seed,
                    STEPS,
                    (model, command) -> assertThat(command.possible(model)).isTrue());
            assertThat(walk.exercised).as("seed %d", seed).isEqualTo(names(graphs.alphabet()));
        }
    }

    @Tag("nightly")
    @Test
    void a_walk_over_a_swarm_exercises_all_that_the_swarm_chose() {
        for (SystemUnderTest system : List.of(Systems.STRICT, Systems.LAX, Systems.GRAPHS)) {
            SocialWorkload workload = Systems.workload(system);
            for (int seed = 0; seed < SEEDS / 2; seed++) {
                List<CommandKind<SocialModel>> kinds = Swarm.choose(new SeedTree(seed), workload.alphabet());
                ModelWalk walk = ModelWalk.of(workload, kinds, seed, STEPS, (model, command) -> {});
                assertThat(walk.exercised).as("seed %d", seed).isEqualTo(names(kinds));
            }
        }
    }

    private static Set<String> names(List<CommandKind<SocialModel>> kinds) {
        return kinds.stream().map(CommandKind::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
