package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/**
 * A parser that throws for one rare word. Its name does not end with {@code Test}, so that only {@link GuidanceTest}
 * runs it.
 */
class PlantedTarget {

    static final String RARE = "rAr3!";

    @FuzzTest
    void word(byte[] input) {
        ParserRule.whole(
                        "the planted parser",
                        ParseException.class,
                        PlantedTarget::read,
                        value -> input,
                        (value, all) -> true)
                .check(input);
    }

    /**
     * Chance finds the word once in a million millions; whoever sees which branch was reached finds it step by step.
     */
    private static String read(byte[] input) throws ParseException {
        int same = 0;
        while (same < RARE.length() && same < input.length && input[same] == RARE.charAt(same)) {
            same++;
        }
        if (same == RARE.length()) {
            throw new NullPointerException();
        }
        throw new ParseException(new String(input, StandardCharsets.UTF_8), same);
    }
}
