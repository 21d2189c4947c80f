package dev.lockstep.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each workload in the box, drawn over its model alone: a walk comes to every kind that its swarm has. A kind that
 * waits for a state which the others never bring back would be missing for ever.
 */
class SwarmedWalksTest {

    private static final int STEPS = 400;
    private static final int SEEDS = 100;

    /**
     * The kinds to which some walks never come: a walk that steers round a known bug may never allow them again, or
     * some named session is open whenever they are drawn.
     */
    private static final Set<String> SHUT_OUT = Set.of(
            "h2 transfer makeView",
            "h2 transfer dropView",
            "h2 transfer restore",
            "h2 sessions repair",
            "h2 sessions restart");

    @ParameterizedTest
    @MethodSource("dev.lockstep.workloads.GenerationTest#workloads")
    void the_first_walks_come_to_every_kind_that_their_swarms_have(GenerationTest.Drawn drawn) {
        assertThat(missed(drawn, 2).keySet()).isSubsetOf(SHUT_OUT);
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("dev.lockstep.workloads.GenerationTest#workloads")
    void a_hundred_walks_come_to_every_kind_that_their_swarms_have(GenerationTest.Drawn drawn) {
        assertThat(missed(drawn, SEEDS)).allSatisfy((kind, seeds) -> {
            assertThat(SHUT_OUT).contains(kind);
            assertThat(seeds).hasSizeLessThan(SEEDS / 5);
        });
    }

    private static SortedMap<String, List<Long>> missed(GenerationTest.Drawn drawn, long seeds) {
        SortedMap<String, List<Long>> missed = new TreeMap<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (String kind : missed(drawn.workload(), seed)) {
                missed.computeIfAbsent(drawn + " " + kind, each -> new ArrayList<>())
                        .add(seed);
            }
        }
        return missed;
    }

    private static <M> Set<String> missed(Workload<M> workload, long seed) {
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        List<CommandKind<M>> kinds = Swarm.choose(new SeedTree(seed), workload.alphabet());
        DrawnWalk<M> walk = new DrawnWalk<>(workload, seed, kinds);
        Set<String> missed = kinds.stream().map(CommandKind::name).collect(Collectors.toCollection(TreeSet::new));
        for (int step = 1; step <= STEPS && !missed.isEmpty(); step++) {
            Optional<Command<M>> command = walk.next();
            if (command.isEmpty()) {
                break;
            }
            if (command.get().expect(walk.model()).exercises()) {
                missed.remove(alphabet.kindOf(command.get()).name());
            }
            walk.play(command.get());
        }
        return missed;
    }
}
