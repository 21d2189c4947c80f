package example.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.junit.ParityTest;
import dev.lockstep.junit.ParityWalk;

class CountersTest {

    @ParityTest(
            backends = {MapCounters.class, FileCounters.class},
            workloads = CountersWorkload.class,
            seeds = "1..5")
    void files_count_like_a_map() {}

    @ParityTest(
            backends = {MapCounters.class, FileCounters.class},
            workloads = CountersWorkload.class,
            seeds = "7",
            steps = 50)
    void a_body_looks_at_the_walk(ParityWalk walk) {
        assertEquals(50, walk.result().steps());
    }
}
