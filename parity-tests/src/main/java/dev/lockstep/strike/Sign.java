package dev.lockstep.strike;

import dev.lockstep.op.Outcome;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The class of the cause of a refusal, by which a known finding is known; never its message. */
final class Sign {

    private static final Pattern EXCEPTION =
            Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+[A-Z]\\w*(?:Exception|Error)\\b");

    private static final Pattern CAUSE = Pattern.compile("Caused by: (" + EXCEPTION.pattern() + ")");

    /** The code that a JDBC driver adds to its message. */
    private static final Pattern CODE = Pattern.compile("\\[(\\d{5})-\\d+]");

    private Sign() {}

    /** Returns the class of an answer that is no success; empty if it has none. */
    static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.refusal().equals(Outcome.Refused.UNCLASSIFIED) ? refused.code() : refused.refusal();
        }
        return outcome instanceof Outcome.Broken broken
                ? in(broken.detail() + "\n"
                        + String.join("\n", broken.evidence().values()))
                : "";
    }

    /**
     * Returns the class of the last cause that a text names, because a class around it says less. Without a cause it is
     * the first class of an exception, or the first code; empty if the text names none.
     */
    static String in(String text) {
        Optional<String> cause =
                CAUSE.matcher(text).results().map(found -> found.group(1)).reduce((first, second) -> second);
        if (cause.isPresent()) {
            return cause.get();
        }
        Matcher exception = EXCEPTION.matcher(text);
        if (exception.find()) {
            return exception.group();
        }
        Matcher code = CODE.matcher(text);
        return code.find() ? code.group(1) : "";
    }
}
