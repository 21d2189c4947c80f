package example.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.junit.ParityTest;
import dev.lockstep.junit.ParityWalk;
import java.util.List;

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
    void no_known_difference_is_needed(ParityWalk walk) {
        assertEquals(List.of(), walk.result().known());
    }
}
