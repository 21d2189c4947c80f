package dev.lockstep.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The seeds of a campaign.
 *
 * @param first the first seed
 * @param last the last seed, which is included; not below the first
 */
public record SeedRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");

    public static SeedRange of(long seed) {
        return new SeedRange(seed, seed);
    }

    LongStream seeds() {
        return LongStream.rangeClosed(first, last);
    }

    /** Whether this is a single seed, which walks the full alphabet. */
    public boolean single() {
        return first == last;
    }

    @Override
    public String toString() {
        return single() ? Long.toString(first) : first + ".." + (last == Long.MAX_VALUE ? "" : Long.toString(last));
    }

    /**
     * Reads a range as a person writes it, {@code 1..20}.
     *
     * @throws IllegalArgumentException if the text is not a range; the message names the error
     */
    public static SeedRange parse(String text) {
        Matcher range = FORM.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a range of seeds; write the first and the last, as in 1..20");
        }
        try {
            return checked(text, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        } catch (NumberFormatException tooLong) {
            throw new IllegalArgumentException("'" + text + "' goes beyond the 64 bits of a seed", tooLong);
        }
    }

    private static SeedRange checked(String text, long first, long last) {
        if (last < first) {
            throw new IllegalArgumentException("'" + text + "' ends before it begins; write " + last + ".." + first);
        }
        return new SeedRange(first, last);
    }
}
