package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void the_seeds_are_dealt_round_and_round() {
        SeedRange range = SeedRange.parse("5..11");

        assertThat(seeds("1/3", range)).containsExactly(5L, 8L, 11L);
        assertThat(seeds("2/3", range)).containsExactly(6L, 9L);
        assertThat(seeds("3/3", range)).containsExactly(7L, 10L);
    }

    @ParameterizedTest
    @CsvSource({"1..1, 1", "-3..40, 7", "1..20, 20", "9223372036854775700..9223372036854775807, 20"})
    void every_seed_is_in_exactly_one_shard(String text, int of) {
        SeedRange range = SeedRange.parse(text);

        List<Long> all = new ArrayList<>();
        Shard.all(of).forEach(shard -> {
            List<Long> seeds = seeds(shard.toString(), range);
            assertThat(seeds).hasSize((int) shard.count(range)).allMatch(seed -> shard.holds(range, seed));
            all.addAll(seeds);
        });

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(range.seeds().boxed().toList());
    }

    @Test
    void seeds_without_an_end_are_dealt_as_well() {
        Iterator<Long> seeds = Shard.parse("2/3").seeds(new SeedRange(1, Long.MAX_VALUE));

        assertThat(List.of(seeds.next(), seeds.next(), seeds.next())).containsExactly(2L, 5L, 8L);
    }

    @Test
    void more_shards_than_seeds_do_not_fit() {
        assertThat(Shard.parse("1/5").fits(SeedRange.parse("1..5"))).isTrue();
        assertThat(Shard.parse("1/6").fits(SeedRange.parse("1..5"))).isFalse();
        assertThat(seeds("6/6", SeedRange.parse("1..5"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "3/", "/20", "3 / 20", "-1/2", "1/2/3", "a/b", "1/12345678901"})
    void a_text_that_is_not_a_shard_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a shard; write its number and the number of all, as in 3/20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1/0"})
    void a_shard_beyond_the_number_of_all_is_refused(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no shard " + text.replace("/", " of "));
    }

    private static List<Long> seeds(String shard, SeedRange range) {
        List<Long> seeds = new ArrayList<>();
        Shard.parse(shard).seeds(range).forEachRemaining((Long seed) -> seeds.add(seed));
        return seeds;
    }
}
