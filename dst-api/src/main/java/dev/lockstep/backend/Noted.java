package dev.lockstep.backend;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a {@link Transcript}. A report has it as one text, in which the status is the last line. The words may
 * have a line like that themselves, and it is never taken for the status.
 *
 * @param words what the arm did, in its own words
 * @param status how that was answered beside the outcome, such as {@code HTTP status 500}; empty if nobody noted it
 */
public record Noted(String words, Optional<String> status) {

    private static final String MARK = "\n# ";

    private static final Pattern STATUS = Pattern.compile(MARK + "(HTTP status [0-9]+)\\z");

    private static final Pattern TOGETHER = Pattern.compile("\\(for all [0-9]+ reads together\\)");

    /** Reads an entry as {@link #written} has it. */
    public static Noted of(String written) {
        Matcher status = STATUS.matcher(written);
        return status.find()
                ? new Noted(written.substring(0, status.start()), Optional.of(status.group(1)))
                : new Noted(written, Optional.empty());
    }

    /** Returns the words of entries as {@link #written} has them, without what they were answered with. */
    public static List<String> words(List<String> written) {
        return written.stream().map(each -> of(each).words()).toList();
    }

    /** Returns the status of the last of these entries; empty if it has none, or if there is none. */
    public static Optional<String> lastStatus(List<String> written) {
        return written.isEmpty()
                ? Optional.empty()
                : of(written.get(written.size() - 1)).status();
    }

    /** Returns a text behind entries that nobody can tell apart by the reads that they are for. */
    public static String together(int reads) {
        return "(for all " + reads + " reads together)";
    }

    /** Whether it is the text of {@link #together}. */
    public static boolean isTogether(String written) {
        return TOGETHER.matcher(written).matches();
    }

    /** Returns the entry as one text. */
    public String written() {
        // An empty line keeps the last line of the words from being taken for a status.
        return words
                + status.map(line -> MARK + line).orElse(STATUS.matcher(words).find() ? "\n" : "");
    }
}
