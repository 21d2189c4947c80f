package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.junit.Arms.Alike;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        void shelves_agree(ParityWalk walk) {
            assertThat(walk.result().steps()).isEqualTo(100);
            assertThat(walk.folder().resolve(Recording.REPORT)).exists();
        }
    }

    @Test
    void each_seed_is_an_invocation_that_tells_what_it_walks() {
        Events events = Suite.of(Agreeing.class, out).run();

        assertThat(Suite.failures(events)).isEmpty();
        assertThat(Suite.names(events.succeeded()))
                .contains(
                        "shelf, shelf, right, alike, seed 1",
                        "shelf, shelf, right, alike, seed 2",
                        "shelf, shelf, right, alike, seed 3");
    }
}
