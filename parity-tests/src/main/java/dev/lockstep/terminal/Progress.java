package dev.lockstep.terminal;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Shows on standard error how the walks go: one line that changes on a terminal, and now and then a line of its own
 * elsewhere.
 */
public interface Progress {

    /** Shows one walk, told of it on the walk's thread. */
    WalkListener walk(Header header);

    /** What fits the place that standard error goes to, which only the launching script can tell. */
    static Progress to(PrintWriter err, Map<String, String> environment) {
        OptionalInt width = width(environment.getOrDefault("LOCKSTEP_TERMINAL_WIDTH", ""));
        return width.isPresent()
                ? new LiveLine(err, width.getAsInt(), Style.of(environment))
                : new PlainLines(err, System::nanoTime);
    }

    private static OptionalInt width(String text) {
        // A terminal that does not know its width says 0.
        return text.matches("\\d{1,5}")
                ? OptionalInt.of(text.matches("0+") ? 80 : Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** What the terminal can show besides ASCII. */
    enum Style {
        ASCII,
        UNICODE,
        COLOUR;

        static Style of(Map<String, String> environment) {
            String locale = environment.getOrDefault(
                    "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
            if (!locale.matches("(?i).*utf-?8.*")) {
                return ASCII;
            }
            return environment.getOrDefault("NO_COLOR", "").isEmpty() ? COLOUR : UNICODE;
        }
    }

    /** How many disagreements there were so far, those that somebody has signed for apart. */
    final class Tally {
        private long differences;
        private long known;

        void add(StepRecord step) {
            differences += step.differences().size();
        }

        void sign(KnownStep step) {
            differences -= step.step().differences().size();
            known++;
        }

        @Override
        public String toString() {
            return (differences == 1 ? "1 difference" : differences + " differences")
                    + (known == 0 ? "" : ", " + known + " known");
        }
    }
}
