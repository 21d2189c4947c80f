package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.shelf.Shelf;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChosenSurroundingsTest {

    private static final Surroundings BERLIN = Surroundings.parse("Europe/Berlin:tr-TR");

    private final List<ArmPlan> arms = List.of(Shelf.arm("embedded", UnaryOperator.identity()), apart("server"));

    @Test
    void nothing_is_chosen_by_default() {
        assertThat(chosen(1)).isEmpty();
        assertThat(chosen(1, "same")).isEmpty();
    }

    @Test
    void one_process_is_named_by_its_arm() {
        assertThat(chosen(1, "server=Europe/Berlin:tr-TR")).isEqualTo(Map.of("server", BERLIN));
    }

    @Test
    void a_transport_without_a_version_is_all_of_its_arms_and_one_arm_counts_more() {
        Map<String, String> processes = Map.of(
                "server@1",
                "server@1",
                "server@2",
                "server@2",
                "server@2~plain",
                "server@2~plain",
                "servers",
                "servers");
        assertThat(ChosenSurroundings.parse(List.of("server=Europe/Berlin:tr-TR"), processes)
                        .named())
                .containsOnlyKeys("server@1", "server@2", "server@2~plain");
        assertThat(ChosenSurroundings.parse(List.of("server@2=Europe/Berlin:tr-TR", "server=UTC"), processes)
                        .named())
                .containsEntry("server@2", BERLIN)
                .containsEntry("server@1", Surroundings.parse("UTC"))
                .hasSize(3);
    }

    @Test
    void an_arm_without_a_process_of_its_own_is_here() {
        assertThat(chosen(1, "embedded=Europe/Berlin:tr-TR"))
                .isEqualTo(chosen(1, "here=Europe/Berlin:tr-TR"))
                .isEqualTo(Map.of("here", BERLIN));
    }

    @Test
    void a_bare_zone_is_for_every_process() {
        assertThat(chosen(1, "Europe/Berlin:tr-TR")).isEqualTo(Map.of("here", BERLIN, "server", BERLIN));
    }

    @Test
    void each_walk_draws_its_own_from_its_seed() {
        assertThat(chosen(5, "drawn")).isEqualTo(chosen(5, "drawn")).containsOnlyKeys("here", "server");
        assertThat(LongStream.range(0, 50)
                        .mapToObj(seed -> chosen(seed, "drawn"))
                        .distinct())
                .hasSizeGreaterThan(40);
        assertThat(LongStream.range(0, 50).filter(seed -> {
                    SortedMap<String, Surroundings> drawn = chosen(seed, "drawn");
                    return !drawn.get("here").equals(drawn.get("server"));
                }))
                .hasSizeGreaterThan(40);
    }

    @Test
    void what_is_named_is_not_drawn() {
        assertThat(chosen(5, "drawn", "server=Europe/Berlin:tr-TR")).containsEntry("server", BERLIN);
    }

    @Test
    void the_charset_of_this_process_is_never_drawn() {
        assertThat(LongStream.range(0, 50)
                        .mapToObj(seed -> chosen(seed, "drawn").get("here").charset()))
                .containsOnly(Surroundings.ofThisProcess().charset());
    }

    @Test
    void a_second_opening_has_the_surroundings_of_the_first() {
        Lineup lineup = new Lineup(Shelf.SYSTEM, arms, "server").withReferenceTwice();
        SortedMap<String, Surroundings> drawn = lineup.in(
                        ChosenSurroundings.parse(List.of("drawn"), lineup.processes()))
                .plans(5)
                .asked();
        assertThat(drawn.get("server-again")).isEqualTo(drawn.get("server"));
    }

    @Test
    void an_unknown_process_and_an_unknown_zone_are_refused() {
        assertThatThrownBy(() -> chosen(1, "client=UTC"))
                .isInstanceOf(InputException.class)
                .hasMessage("--surroundings: there is no process 'client'; name here, embedded, server");
        assertThatThrownBy(() -> chosen(1, "drawm"))
                .isInstanceOf(InputException.class)
                .hasMessage("--surroundings: 'drawm' is no time zone; write one such as Europe/Berlin or UTC");
    }

    private SortedMap<String, Surroundings> chosen(long seed, String... words) {
        return ChosenSurroundings.parse(List.of(words), new Lineup(Shelf.SYSTEM, arms, "embedded").processes())
                .of(seed, arms, "embedded");
    }

    private static ArmPlan apart(String name) {
        ArmPlan arm = Shelf.arm(name, UnaryOperator.identity());
        return new ArmPlan(name, new Apart(arm.provider()), arm.engine(), arm.client(), arm.settings());
    }

    private record Apart(BackendProvider provider) implements ForwardingProvider {
        @Override
        public boolean runsApart() {
            return true;
        }
    }
}
