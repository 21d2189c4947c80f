package dev.lockstep.workloads.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.system.Avoidances;
import dev.lockstep.system.JenaProvider;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A term that meets a known bug is drawn only in a walk that is asked to meet it. */
class RdfTermsTest {

    private static final Avoidances JENA = new JenaProvider().system().avoidances();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "large-integer, 18446744073709551617",
                "decimal-form, 1.50",
                "blanks-around-number, ' 1'",
                "stamp-without-zone, 2026-11-23T00:00:00"
            })
    void a_term_is_drawn_only_when_its_avoidance_is_off(String avoidance, String value) {
        assertThat(drawn(JENA)).doesNotContain(value);
        assertThat(drawn(JENA.meeting(List.of(avoidance)))).contains(value);
        assertThat(drawn(Avoidances.NONE)).contains(value);
    }

    private static Set<String> drawn(Avoidances avoidances) {
        RdfTerms terms = new RdfTerms(avoidances);
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 20_000)
                .mapToObj(draw -> terms.draw(random).value())
                .collect(Collectors.toSet());
    }
}
