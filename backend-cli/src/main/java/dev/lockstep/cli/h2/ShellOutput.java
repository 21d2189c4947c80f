package dev.lockstep.cli.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Shell's output for a series of statements, read from its start. Anything that is not in a known form is an error.
 *
 * <p>The known forms are: a count, {@code (Update count: 2, 5 ms)}; a table, which has a heading, a line for each row
 * and {@code (2 rows, 5 ms)}; an error, which begins with {@code Error: } and ends with its code, {@code [23505-252]}.
 *
 * <p>An error contains stored text unchanged, and that text may look like any of the forms. Therefore an error is
 * accepted only as the last part of the output. Its code is at the very end of the output, because the text after an
 * error cannot be distinguished from the error's own text. A table contains no unescaped text: a row is a JSON array of
 * numbers, truth values and hexadecimal digits.
 */
final class ShellOutput {

    private static final String ERROR = "Error: ";
    private static final Pattern COUNT = Pattern.compile("\\(Update count: (\\d{1,18}), \\d+ ms\\)");
    private static final Pattern TABLE_END = Pattern.compile("\\((?:(1) row|(0|[2-9]|[1-9]\\d{1,8}) rows), \\d+ ms\\)");
    private static final Pattern REFUSAL = Pattern.compile(
            "Error: org\\.h2\\.jdbc\\.Jdbc[A-Za-z]+: (.*) \\[(\\d{4,6})(?:-\\d{1,5})?]\n", Pattern.DOTALL);

    private final String text;
    private int at;

    ShellOutput(String text) {
        this.text = text;
    }

    /** An error: the system's code without its build number, and the message for people. */
    record Refusal(String code, String message) {}

    /**
     * Returns the outputs between the tables with this heading, which have no rows that anybody reads. The heading must
     * be one that nothing else in the output can contain.
     */
    List<ShellOutput> parts(String heading) throws UnexplainedOutputException {
        List<ShellOutput> parts = new ArrayList<>();
        int start = at;
        for (int mark = text.indexOf(heading + "\n", start); mark >= 0; mark = text.indexOf(heading + "\n", start)) {
            parts.add(new ShellOutput(text.substring(start, mark)));
            at = mark;
            if (table(heading).size() != 1) {
                throw unexplained(mark, "a mark with one row");
            }
            start = at;
        }
        parts.add(new ShellOutput(text.substring(start)));
        return parts;
    }

    /** Whether an error comes next. */
    boolean isRefusal() {
        return text.startsWith(ERROR, at);
    }

    /** Returns the error, which is the whole rest of the output. */
    Refusal refusal() throws UnexplainedOutputException {
        Matcher matcher = REFUSAL.matcher(text).region(at, text.length());
        if (!matcher.matches()) {
            throw new UnexplainedOutputException(
                    "the output from character " + at + " on is not an error with its code");
        }
        at = text.length();
        return new Refusal(matcher.group(2), matcher.group(1));
    }

    /** Returns the number of rows that a statement reports as changed. */
    long count() throws UnexplainedOutputException {
        int start = at;
        Matcher matcher = COUNT.matcher(line());
        if (!matcher.matches()) {
            throw unexplained(start, "an update count");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Returns the lines of a table with one column. */
    List<String> table(String heading) throws UnexplainedOutputException {
        int start = at;
        if (!line().equals(heading)) {
            throw unexplained(start, "the heading " + heading);
        }
        List<String> rows = new ArrayList<>();
        while (true) {
            start = at;
            String line = line();
            Matcher end = TABLE_END.matcher(line);
            if (end.matches()) {
                String said = end.group(1) == null ? end.group(2) : end.group(1);
                if (Integer.parseInt(said) != rows.size()) {
                    throw unexplained(start, "the end of a table of " + rows.size() + " rows");
                }
                return rows;
            }
            if (!line.startsWith("[")) {
                throw unexplained(start, "a row or the end of a table");
            }
            rows.add(line);
        }
    }

    /** Checks that the output is at its end. */
    void end() throws UnexplainedOutputException {
        if (at != text.length()) {
            throw unexplained(at, "the end");
        }
    }

    private String line() throws UnexplainedOutputException {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw unexplained(at, "a whole line");
        }
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }

    private UnexplainedOutputException unexplained(int start, String expected) {
        String seen = text.substring(start, Math.min(text.length(), start + 80))
                .lines()
                .findFirst()
                .orElse("");
        return new UnexplainedOutputException(
                "expected " + expected + " at character " + start + " of the output, and found: " + seen);
    }
}
