package dev.lockstep.op;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A number of an engine that has too many digits in full to be a number in JSON: a file with it could not be read back,
 * and one with the exponent 999999999 could not even be written. Such a number is an object with the number's exact and
 * short text, {@code {"number":"1E+2000"}}. Nobody writes it in full, so a large exponent costs nothing.
 */
final class LongNumber {

    /** A sign and a point are counted as well, because the JSON library counts them. */
    private static final int MOST_CHARACTERS = Json.MOST_DIGITS - 2;

    /** Enough for the largest number that a column of an engine holds, and few enough to be parsed at once. */
    private static final int MOST_WRITTEN = 200_000;

    private static final Pattern WRITTEN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E[+-][0-9]{1,10})?");

    private LongNumber() {}

    static boolean is(BigDecimal value) {
        long whole = Math.max(1, (long) value.precision() - value.scale());
        long fraction = Math.max(0, value.scale());
        return whole + fraction > MOST_CHARACTERS;
    }

    static Map<String, String> written(BigDecimal value) {
        return Map.of("number", value.toString());
    }

    static Cell read(String text) {
        if (text.length() > MOST_WRITTEN || !WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("not a number: " + JsonFault.shown(text));
        }
        BigDecimal value = new BigDecimal(text);
        if (!is(value)) {
            throw new IllegalArgumentException(
                    "a number that is short enough is not an object; write " + value.toPlainString());
        }
        return Cell.number(value);
    }
}
