package dev.lockstep.workloads.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a moment as SQL does: with only as many digits of a second as needed, and without the parts of an offset that
 * are zero, except the hours.
 */
public final class SqlTime {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME.withLocale(Locale.ROOT);

    private SqlTime() {}

    /** Writes a date; a year beyond 9999 has no sign. */
    public static String text(LocalDate date) {
        String text = date.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    public static String text(LocalDateTime moment) {
        return text(moment.toLocalDate()) + " " + TIME.format(moment.toLocalTime());
    }

    public static String text(OffsetDateTime moment) {
        return text(moment.toLocalDateTime()) + text(moment.getOffset());
    }

    private static String text(ZoneOffset zone) {
        int seconds = Math.abs(zone.getTotalSeconds());
        String text = String.format(Locale.ROOT, "%s%02d", zone.getTotalSeconds() < 0 ? "-" : "+", seconds / 3600);
        if (seconds % 3600 != 0) {
            text += String.format(Locale.ROOT, ":%02d", seconds / 60 % 60);
        }
        return seconds % 60 == 0 ? text : text + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }
}
