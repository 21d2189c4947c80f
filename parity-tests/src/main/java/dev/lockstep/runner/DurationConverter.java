package dev.lockstep.runner;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h} or an ISO-8601 duration; the duration must be positive. */
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("(\\d+)(ms|s|m|h)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    /** Longer than any useful wait, and short enough for every clock. */
    private static final Duration LONGEST = Duration.ofDays(365);

    @Override
    public Duration convert(String text) {
        Duration duration = parse(text);
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' must be longer than zero and at most a year");
        }
        return duration;
    }

    private static Duration parse(String text) {
        Matcher brief = SHORT.matcher(text);
        try {
            if (!brief.matches()) {
                return Duration.parse(text);
            }
            BigInteger amount = new BigInteger(brief.group(1));
            return UNITS.get(brief.group(2)).multipliedBy(amount.longValueExact());
        } catch (DateTimeParseException malformed) {
            throw new TypeConversionException(
                    "'" + text + "' is not a duration; write 250ms, 30s, 5m or 2h (or PT1M30S)");
        } catch (ArithmeticException tooLong) {
            throw new TypeConversionException("'" + text + "' must be longer than zero and at most a year");
        }
    }
}
