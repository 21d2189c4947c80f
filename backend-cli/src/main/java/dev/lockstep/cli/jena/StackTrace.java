package dev.lockstep.cli.jena;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of a tool that an exception ended: the name of the exception's class first, then its message, then the
 * stack trace down to the tool's own {@code main}. The name comes first, so that no text in the message can be mistaken
 * for it.
 *
 * @param isWhole whether the output has this form from the first byte to the last
 * @param exception the class of the exception
 */
record StackTrace(boolean isWhole, String exception) {

    private static final Pattern FIRST_LINE = Pattern.compile("((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?:: [^\n]*)?");
    private static final Pattern MAIN = Pattern.compile("\tat tdb2\\.tdb[a-z]+\\.main\\(tdb[a-z]+\\.java:\\d+\\)");
    private static final Pattern CAUSE = Pattern.compile("\t\\.\\.\\. \\d+ more");

    private static final StackTrace NONE = new StackTrace(false, "");

    static StackTrace of(String text) {
        String[] lines = text.split("\n");
        if (lines.length == 0 || !text.endsWith("\n")) {
            return NONE;
        }
        Matcher first = FIRST_LINE.matcher(lines[0]);
        return first.matches() && endsWithOne(text) ? new StackTrace(true, first.group(1)) : NONE;
    }

    /** Whether a text ends with a stack trace. Below a cause, the frames that both share are only counted. */
    static boolean endsWithOne(String text) {
        String[] lines = text.split("\n");
        String last = lines.length == 0 ? "" : lines[lines.length - 1];
        return text.endsWith("\n")
                && (MAIN.matcher(last).matches() || CAUSE.matcher(last).matches());
    }
}
