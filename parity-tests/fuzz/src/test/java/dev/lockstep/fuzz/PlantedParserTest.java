package dev.lockstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.lockstep.fuzz.ParserRule.BrokenRule;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parsers of a small form, {@code [a,b]}, each with one bug. The rule sees every bug that fires. */
class PlantedParserTest {

    private static final String INPUT = "[ada,bob,carol]";

    /** The bugs. */
    enum Bug {
        ACCEPTS_HALF_A_FILE,
        ACCEPTS_WHAT_FOLLOWS,
        SKIPS_WHAT_IT_CANNOT_READ,
        LOSES_A_VALUE,
        THROWS_AN_EXCEPTION_OF_ITS_LIBRARY,
        OVERFLOWS_THE_STACK
    }

    @ParameterizedTest
    @EnumSource
    void a_bug_is_seen_whenever_it_fires(Bug bug) {
        AtomicInteger fired = new AtomicInteger();

        assertThatExceptionOfType(BrokenRule.class).isThrownBy(() -> {
            for (String input : List.of(INPUT, "[]", "[ada,?]", "[NaN]")) {
                rule(bug, fired).check(bytes(input));
            }
        });

        System.out.println(bug + " fired " + fired + " times, and was seen");
        assertThat(fired).hasPositiveValue();
    }

    @Test
    void the_parser_without_a_bug_keeps_the_rule() {
        assertThatNoException().isThrownBy(() -> {
            for (String input : List.of(INPUT, "[]", "[ada,?]", "[NaN]", "", "[", "x", INPUT + INPUT, INPUT + "\n")) {
                rule(null, new AtomicInteger()).check(bytes(input));
            }
        });
    }

    @Test
    void an_input_is_accepted_or_refused() {
        assertThat(rule(null, new AtomicInteger()).check(bytes(INPUT))).isTrue();
        assertThat(rule(null, new AtomicInteger()).check(bytes("[ada"))).isFalse();
    }

    private static ParserRule<List<String>> rule(Bug bug, AtomicInteger fired) {
        return ParserRule.whole(
                "the planted parser",
                ParseException.class,
                input -> read(new String(input, StandardCharsets.UTF_8), bug, fired),
                values -> bytes("[" + String.join(",", values) + "]"),
                (values, input) ->
                        new String(input, StandardCharsets.UTF_8).split("[,?]").length == Math.max(1, values.size()));
    }

    private static List<String> read(String text, Bug bug, AtomicInteger fired) throws ParseException {
        String input = text.strip();
        if (bug == Bug.ACCEPTS_HALF_A_FILE && input.startsWith("[") && !input.contains("]")) {
            fired.incrementAndGet();
            input = input + "]";
        }
        if (bug == Bug.ACCEPTS_WHAT_FOLLOWS && input.indexOf(']') >= 0 && input.indexOf(']') < input.length() - 1) {
            fired.incrementAndGet();
            input = input.substring(0, input.indexOf(']') + 1);
        }
        if (bug == Bug.SKIPS_WHAT_IT_CANNOT_READ && input.contains("?")) {
            fired.incrementAndGet();
            return null;
        }
        if (bug == Bug.THROWS_AN_EXCEPTION_OF_ITS_LIBRARY && input.contains("NaN")) {
            fired.incrementAndGet();
            throw new NullPointerException();
        }
        if (bug == Bug.OVERFLOWS_THE_STACK && input.contains("carol")) {
            fired.incrementAndGet();
            throw new StackOverflowError();
        }
        if (!input.matches("\\[([A-Za-z]+(,[A-Za-z]+)*)?]")) {
            throw new ParseException("not a list", 0);
        }
        List<String> values = input.equals("[]")
                ? List.of()
                : List.of(input.substring(1, input.length() - 1).split(","));
        if (bug == Bug.LOSES_A_VALUE && values.size() == 3) {
            fired.incrementAndGet();
            return values.subList(0, 2);
        }
        return values;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
