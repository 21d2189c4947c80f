package dev.lockstep.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each workload in the box, drawn over its model alone: a small campaign meets every aspect of its commands. The first
 * workload, with its huge documents and large stores, has a test of its own.
 */
class AspectsTest {

    private static final int SEEDS = 5;
    private static final int STEPS = 200;

    static Stream<GenerationTest.Drawn> workloads() {
        return GenerationTest.workloads()
                .filter(drawn -> !drawn.workload().name().equals("social"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void every_helper_is_a_kind_of_the_alphabet(GenerationTest.Drawn drawn) {
        List<String> names = names(drawn.workload());

        assertThat(drawn.workload().alphabet())
                .allSatisfy(kind -> assertThat(names).as(kind.name()).containsAll(kind.helpers()));
    }

    private static <M> List<String> names(Workload<M> workload) {
        return workload.alphabet().stream().map(CommandKind::name).toList();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void five_walks_of_two_hundred_steps_meet_every_aspect(GenerationTest.Drawn drawn) {
        assertThat(missing(drawn.workload())).isEmpty();
    }

    private static <M> Set<String> missing(Workload<M> workload) {
        Set<String> missing = new TreeSet<>();
        workload.alphabet().forEach(kind -> kind.aspects().forEach(aspect -> missing.add(named(kind, aspect.name()))));
        for (long seed = 1; seed <= SEEDS; seed++) {
            walk(workload, seed, missing);
        }
        return missing;
    }

    private static <M> void walk(Workload<M> workload, long seed, Set<String> missing) {
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        List<CommandKind<M>> kinds = Swarm.choose(new SeedTree(seed), workload.alphabet());
        DrawnWalk<M> walk = new DrawnWalk<>(workload, seed, kinds);
        for (int step = 1; step <= STEPS; step++) {
            Command<M> command = walk.next().orElseThrow();
            if (command.expect(walk.model()).exercises()) {
                CommandKind<M> kind = alphabet.kindOf(command);
                kind.aspects().stream()
                        .filter(aspect -> aspect.isMet(walk.model(), command))
                        .forEach(aspect -> missing.remove(named(kind, aspect.name())));
            }
            walk.play(command);
        }
    }

    private static String named(CommandKind<?> kind, String aspect) {
        return kind.name() + ": " + aspect;
    }
}
