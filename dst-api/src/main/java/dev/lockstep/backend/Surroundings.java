package dev.lockstep.backend;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a process that an engine takes over: {@code Europe/Berlin:tr-TR:ISO-8859-1}.
 *
 * @param zone the time zone, such as {@code Europe/Berlin}
 * @param locale the language and the country, such as {@code tr-TR}, or only the language
 * @param charset the charset of files and streams that name none
 */
public record Surroundings(String zone, String locale, String charset) {

    // Before the constant that the constructor checks with it.
    private static final Pattern LOCALE = Pattern.compile("([a-z]{2,3})(?:[-_]([A-Z]{2}))?");

    /** The surroundings of {@code ./lockstep} and of every process that it starts, unless others are asked for. */
    public static final Surroundings USUAL = new Surroundings("UTC", "en-US", "UTF-8");

    /**
     * Checks each part. A zone or a charset that this Java does not know would be replaced by another one in silence.
     *
     * @throws IllegalArgumentException if a part is unknown; the message names the part and the fix
     */
    public Surroundings {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException(
                    "'" + zone + "' is no time zone; write one such as Europe/Berlin or UTC");
        }
        Matcher parts = LOCALE.matcher(locale);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + locale + "' is no locale; write one such as tr-TR");
        }
        locale = parts.group(2) == null ? parts.group(1) : parts.group(1) + "-" + parts.group(2);
        if (!isCharset(charset)) {
            throw new IllegalArgumentException(
                    "'" + charset + "' is no charset that this Java has; write one such as ISO-8859-1");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /**
     * Reads {@code ZONE}, {@code ZONE:LOCALE} or {@code ZONE:LOCALE:CHARSET}; a part that is left out is the usual one.
     *
     * @throws IllegalArgumentException if a part is unknown; the message names the part and the fix
     */
    @JsonCreator
    public static Surroundings parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() > 3) {
            throw new IllegalArgumentException("'" + text + "' has too many parts; write ZONE:LOCALE:CHARSET");
        }
        return new Surroundings(
                parts.get(0),
                parts.size() > 1 ? parts.get(1) : USUAL.locale,
                parts.size() > 2 ? parts.get(2) : USUAL.charset);
    }

    /** Returns the surroundings of this process, as far as they can be given to another one. */
    public static Surroundings ofThisProcess() {
        Locale here = Locale.getDefault();
        String tag = here.getLanguage() + (here.getCountry().isEmpty() ? "" : "-" + here.getCountry());
        String zone = TimeZone.getDefault().getID();
        return new Surroundings(
                ZoneId.getAvailableZoneIds().contains(zone) ? zone : USUAL.zone,
                LOCALE.matcher(tag).matches() ? tag : USUAL.locale,
                Charset.defaultCharset().name());
    }

    /** Returns the options that put a Java process into these surroundings, whatever its environment says. */
    public List<String> javaOptions() {
        return List.of(
                "-Duser.timezone=" + zone,
                "-Duser.language=" + asLocale().getLanguage(),
                "-Duser.country=" + asLocale().getCountry(),
                "-Duser.script=",
                "-Duser.variant=",
                "-Dfile.encoding=" + charset);
    }

    /** Returns the locale as Java has it. */
    public Locale asLocale() {
        return Locale.forLanguageTag(locale);
    }

    @Override
    @JsonValue
    public String toString() {
        return zone + ":" + locale + ":" + charset;
    }
}
