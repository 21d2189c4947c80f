package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.junit.Arms.Alike;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.Events;

class ParityTestTest {

    @TempDir
    private Path out;

    static class Agreeing {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1..3")
        void shelves_agree() {}
    }

    @Test
    void each_seed_is_an_invocation_that_tells_what_it_walks() {
        Events events = Suite.of(Agreeing.class, out).run();

        assertThat(Suite.thrown(events)).isEmpty();
        assertThat(Suite.names(events.succeeded()))
                .containsExactly(
                        "shelf, shelf, right, alike, seed 1",
                        "shelf, shelf, right, alike, seed 2",
                        "shelf, shelf, right, alike, seed 3",
                        "shelf, shelf, right, alike, seeds 1..3 together");
    }

    @Test
    void a_green_walk_leaves_its_recording_and_no_store_and_makes_room_for_the_next() {
        Suite suite = Suite.of(Agreeing.class, out);
        suite.run();
        suite.run();

        Path recordings = out.resolve("recordings").resolve(Agreeing.class.getName() + ".shelves_agree");
        assertThat(recordings).isDirectoryNotContaining("glob:**-[0-9]-2");
        assertThat(recordings.resolve("seed-3").resolve(Recording.REPORT)).exists();
        assertThat(recordings.resolve("seed-3/arms")).doesNotExist();
        assertThat(out.resolve("attached")).doesNotExist();
    }

    static class Looking {
        private boolean prepared;

        @BeforeEach
        void prepare() {
            prepared = true;
        }

        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "7",
                steps = 40)
        void the_walk_is_there_to_look_at(ParityWalk walk) {
            assertThat(prepared).isTrue();
            assertThat(walk.seed()).isEqualTo(7);
            assertThat(walk.result().steps()).isEqualTo(40);
            assertThat(walk.folder().resolve(Recording.COMMANDS)).exists();
            throw new IllegalStateException("the body is run");
        }
    }

    @Test
    void the_body_is_run_after_the_walk_and_may_look_at_it() {
        Events events = Suite.of(Looking.class, out).run();

        assertThat(Suite.only(events)).hasMessage("the body is run");
        assertThat(Suite.names(events.failed())).containsExactly("shelf, shelf, right, alike, seed 7");
    }

    static class Concurrent {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class)
        @Execution(ExecutionMode.CONCURRENT)
        void at_once() {}
    }

    @Test
    void seeds_at_the_same_time_are_refused() {
        Events events = Suite.of(Concurrent.class, out).run();

        assertThat(Suite.only(events))
                .hasMessageContaining("@Execution(CONCURRENT) of " + Concurrent.class.getName() + ".at_once")
                .hasMessageContaining("remove the annotation");
    }

    @Test
    void tests_may_run_beside_each_other() {
        Events events = Suite.of(Beside.class, out)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .run();

        assertThat(Suite.thrown(events)).isEmpty();
        assertThat(events.succeeded().filter(event -> event.getTestDescriptor().isTest()))
                .hasSize(8);
    }

    static class Beside {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1..3")
        void one() {}

        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1..3")
        void two() {}
    }
}
