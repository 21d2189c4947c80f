package dev.lockstep.workloads.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostileTextTest {

    private final Random random = new Random(1);
    private final HostileText texts = new HostileText(true);

    @Test
    void a_length_at_a_power_of_two_is_drawn_with_one_less_and_one_more() {
        assertThat(lengths(Stream.generate(() -> texts.around(256, random)).limit(100)))
                .containsExactlyInAnyOrder(255, 256, 257);
    }

    @Test
    void long_and_huge_texts_have_the_lengths_at_which_buffers_end() {
        assertThat(lengths(Stream.generate(() -> texts.lengthy(random)).limit(300)))
                .contains(255, 256, 257, 4_095, 4_096, 4_097);
        assertThat(lengths(Stream.generate(() -> texts.huge(random)).limit(150)))
                .contains(65_535, 65_536, 65_537, HostileText.MEBIBYTE);
    }

    @Test
    void a_text_is_never_half_of_a_pair_so_that_every_system_can_store_it() {
        assertThat(Stream.generate(() -> texts.brief(random)).limit(20_000))
                .allSatisfy(text -> assertThat(text.codePoints()
                                .anyMatch(unit -> unit <= 0xffff && Character.isSurrogate((char) unit)))
                        .isFalse());
    }

    @Test
    void without_nul_no_text_contains_it() {
        HostileText without = new HostileText(false);

        assertThat(Stream.generate(() -> without.brief(random)).limit(20_000))
                .noneMatch(text -> text.indexOf('\0') >= 0);
    }

    @Test
    void a_twist_gives_texts_that_are_easily_taken_for_the_same() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> Twist.of("Caf\u00e9", random)))
                .contains("cAF\u00e9", "Caf\u00e9 ", " Caf\u00e9", "Caf", "Cafe\u0301", "");
    }

    @Test
    void a_twist_does_not_cut_a_pair() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> Twist.of("a\ud83d\ude00", random)))
                .contains("a")
                .doesNotContain("a\ud83d");
    }

    private static List<Integer> lengths(Stream<String> texts) {
        return texts.map(String::length).distinct().toList();
    }
}
