package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawnObservationsTest {

    private static final int STEPS = 2_000;

    private static List<Observation> drawn(long seed) {
        ObservationSource source = new DrawnObservations(new SeedTree(seed));
        return LongStream.rangeClosed(1, STEPS).mapToObj(source::next).toList();
    }

    @Test
    void the_same_seed_draws_the_same_observations() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    @Test
    void steps_without_a_read_come_in_bursts_of_two_to_eight() {
        Set<Integer> lengths = new HashSet<>();
        int length = 0;
        for (Observation observation : drawn(1)) {
            if (observation.equals(Observation.NONE)) {
                length++;
            } else if (length > 0) {
                lengths.add(length);
                length = 0;
            }
        }
        assertThat(lengths).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void every_channel_is_drawn_alone_and_beside_others() {
        List<Observation> drawn = drawn(1);
        for (Channel channel : Observation.FULL.channels()) {
            assertThat(drawn).contains(new Observation(Set.of(channel)));
        }
        assertThat(drawn).anyMatch(observation -> observation.channels().size() > 1);
    }

    @Test
    void most_steps_are_not_read_and_enough_are() {
        List<Observation> drawn = new ArrayList<>(drawn(1));
        assertThat(Collections.frequency(drawn, Observation.NONE)).isBetween(STEPS / 2, STEPS * 3 / 4);
    }
}
