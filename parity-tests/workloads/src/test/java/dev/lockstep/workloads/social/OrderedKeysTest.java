package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.stream.SeedTree;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedKeysTest {

    @Test
    void keys_are_in_their_order_and_each_is_at_its_place_whatever_comes_and_goes() {
        RandomGenerator random = new SeedTree(1).stream(1, "keys");
        OrderedKeys keys = new OrderedKeys(List.of());
        TreeSet<String> expected = new TreeSet<>();
        int largest = 0;
        for (int change = 0; change < 40_000; change++) {
            String key = "k" + random.nextInt(6_000);
            // At first most keys come, so that blocks are divided, and then most go, so that blocks become empty.
            if (random.nextInt(10) < (change < 20_000 ? 8 : 1)) {
                keys.put(key);
                expected.add(key);
            } else {
                keys.drop(key);
                expected.remove(key);
            }
            largest = Math.max(largest, keys.size());
            if (change % 1_000 == 0) {
                assertThat(List.copyOf(keys)).isEqualTo(List.copyOf(expected));
                assertThat(IntStream.range(0, keys.size()).mapToObj(keys::get)).containsExactlyElementsOf(expected);
            }
        }
        assertThat(largest).isGreaterThan(4_000);
        expected.forEach(keys::drop);
        assertThat(keys).isEmpty();
    }

    @Test
    void there_is_no_key_beside_the_places() {
        OrderedKeys keys = new OrderedKeys(List.of("b", "a"));
        assertThat(keys).containsExactly("a", "b");
        assertThatThrownBy(() -> keys.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
