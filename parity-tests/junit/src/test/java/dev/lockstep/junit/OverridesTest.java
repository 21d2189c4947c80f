package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.junit.Arms.Alike;
import dev.lockstep.junit.Arms.Demanding;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.Events;

/** The parameters from outside. */
class OverridesTest {

    @TempDir
    private Path out;

    static class Agreeing {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1..3",
                steps = 50)
        void shelves_agree() {}
    }

    private Suite suite() {
        return Suite.of(Agreeing.class, out);
    }

    @Test
    void one_seed_may_take_the_place_of_all() {
        assertThat(Suite.names(suite().with("lockstep.seeds", "5").run().succeeded()))
                .containsExactly("shelf, shelf, right, alike, seed 5");
    }

    @Test
    void other_seeds_may_be_named() {
        assertThat(Suite.names(suite().with("lockstep.seeds", "5..6").run().started()))
                .containsExactly(
                        "shelf, shelf, right, alike, seed 5",
                        "shelf, shelf, right, alike, seed 6",
                        "shelf, shelf, right, alike, seeds 5..6 together");
    }

    @Test
    void the_seeds_may_begin_elsewhere() {
        assertThat(Suite.names(suite().with("lockstep.seed.base", "1000").run().started()))
                .contains("shelf, shelf, right, alike, seed 1000", "shelf, shelf, right, alike, seed 1002")
                .hasSize(4);
    }

    @Test
    void the_steps_may_be_others() throws IOException {
        suite().with("lockstep.steps", "33").with("lockstep.seeds", "1").run();

        Path walk = out.resolve("recordings").resolve(Agreeing.class.getName() + ".shelves_agree/seed-1");
        assertThat(ReportFile.read(walk).steps()).isEqualTo(33);
    }

    @Test
    void the_arms_may_be_others() {
        Events events = suite().with("lockstep.arms", "alike, right")
                .with("lockstep.seeds", "1")
                .run();

        assertThat(Suite.names(events.succeeded())).containsExactly("shelf, shelf, alike, right, seed 1");
    }

    @Test
    void a_shard_walks_its_part_and_says_nothing_about_the_whole() {
        Events events = suite().with("lockstep.shard", "2/3").run();

        assertThat(Suite.names(events.succeeded())).containsExactly("shelf, shelf, right, alike, seed 2");
        assertThat(Suite.only(events))
                .hasMessage("not judged, because shard 2/3 is a part of the seeds;"
                        + " ./lockstep merge judges the folders of all shards together");
    }

    @Test
    void a_system_property_counts_more_than_the_configuration_of_the_build() {
        System.setProperty("lockstep.seeds", "8");
        try {
            assertThat(Suite.names(suite().with("lockstep.seeds", "5").run().succeeded()))
                    .containsExactly("shelf, shelf, right, alike, seed 8");
        } finally {
            System.clearProperty("lockstep.seeds");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lockstep.seeds     | 1-5     | lockstep.seeds: '1-5' is not a range of seeds; write the first and the last
            lockstep.seeds     | 9..1    | lockstep.seeds: '9..1' ends before it begins
            lockstep.seeds     | ''      | lockstep.seeds is empty; give it a value, or leave it out
            lockstep.seed.base | now     | lockstep.seed.base: 'now' is not a seed; write the number of the first one
            lockstep.steps     | 0       | lockstep.steps: '0' is not a number of commands; write 1 or more
            lockstep.steps     | many    | lockstep.steps: 'many' is not a number of commands
            lockstep.arms      | left    | lockstep.arms: there is no transport left of shelf; known transports: alike, right
            lockstep.arms      | right,  | lockstep.arms: '' is not an arm
            lockstep.replay    | nowhere | lockstep.replay: nowhere does not exist; name the folder of a walk
            lockstep.shard     | 4/3     | lockstep.shard: there is no shard 4 of 3
            lockstep.shard     | 4/4     | lockstep.shard: 4 shards are too many for the seeds 1..3
            lockstep.shrink    | never   | lockstep.shrink: 'never' is not a time; write one such as 30s or 2m, or off
            lockstep.required  | maybe   | lockstep.required: 'maybe' is neither true nor false
            """)
    void a_bad_value_names_the_parameter_and_the_fix(String parameter, String value, String message) {
        Events events = suite().with(parameter, value).run();

        assertThat(Suite.names(events.succeeded())).isEmpty();
        assertThat(Suite.only(events)).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"lockstep.seed,lockstep.seeds", "lockstep.arm,lockstep.arms", "lockstep.replays,lockstep.replay"})
    void a_misspelt_parameter_is_refused_because_it_would_change_nothing(String misspelt, String right) {
        assertThatThrownBy(() -> Overrides.requireNames(List.of("user.home", "lockstep.home", misspelt)))
                .hasMessage(misspelt + ": there is no such parameter; write " + right);
    }

    static class Nightly {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1..2",
                steps = 50,
                only = "putAgain",
                fresh = true)
        void shelves_agree(ParityWalk walk) {
            assertThat(walk.result().coverage().holes()).isEmpty();
        }
    }

    @Test
    void fresh_seeds_begin_where_nobody_has_been_and_are_walked_again_by_their_base() {
        List<String> fresh = Suite.names(Suite.of(Nightly.class, out).run().succeeded());
        List<String> again = Suite.names(Suite.of(Nightly.class, out)
                .with("lockstep.seed.base", fresh.get(0).replaceFirst(".*seed ", ""))
                .run()
                .succeeded());

        assertThat(fresh.get(0)).matches("shelf, shelf, right, alike, seed \\d{10}");
        assertThat(again).isEqualTo(fresh);
    }

    static class Misspelt {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                workload = "shelves")
        void shelves_agree() {}
    }

    @Test
    void a_bad_attribute_names_the_method_and_the_fix() {
        assertThat(Suite.only(Suite.of(Misspelt.class, out).run()))
                .hasMessageStartingWith("@ParityTest(workload) of " + Misspelt.class.getName() + ".shelves_agree: ");
    }

    static class Unmakeable {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Demanding.class},
                workloads = Shelf.class)
        void shelves_agree() {}
    }

    @Test
    void a_class_that_cannot_be_made_is_named() {
        assertThat(Suite.only(Suite.of(Unmakeable.class, out).run()))
                .hasMessageContaining(Demanding.class.getName() + " has no constructor without arguments; give it one");
    }
}
