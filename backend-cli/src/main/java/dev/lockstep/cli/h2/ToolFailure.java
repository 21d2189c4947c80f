package dev.lockstep.cli.h2;

import dev.lockstep.cli.Run;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exception that ended a tool; its code is at the end of the last line before the stack trace. */
final class ToolFailure {

    private static final Pattern FAILED = Pattern.compile(
            "Exception in thread \"main\" org\\.h2\\.jdbc\\.Jdbc[A-Za-z]+: (.*?) \\[(\\d{4,6})(?:-\\d{1,5})?]\n\tat .*",
            Pattern.DOTALL);

    private ToolFailure() {}

    /** Returns the refusal that the exception tells; empty if the tool ended in another way. */
    static Optional<ShellOutput.Refusal> of(Run.Ended ended) {
        Matcher matcher = FAILED.matcher(ended.errorText());
        return ended.exitCode() == 1 && ended.output().length == 0 && matcher.matches()
                ? Optional.of(new ShellOutput.Refusal(matcher.group(2), matcher.group(1)))
                : Optional.empty();
    }
}
