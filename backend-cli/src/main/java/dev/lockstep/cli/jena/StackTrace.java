package dev.lockstep.cli.jena;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tool printed when an exception ended it: the name of its class first, its message, and where it came from, down to
 * the tool's own {@code main}. The name stands before anything that the message could bring.
 *
 * @param isWhole whether it is that, from the first byte to the last
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
        // Below a cause, the frames that it shares with what it caused are only counted.
        String last = lines[lines.length - 1];
        boolean ends = MAIN.matcher(last).matches() || CAUSE.matcher(last).matches();
        return first.matches() && ends ? new StackTrace(true, first.group(1)) : NONE;
    }
}
