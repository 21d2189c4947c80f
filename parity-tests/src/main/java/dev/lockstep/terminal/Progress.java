package dev.lockstep.terminal;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.WalkListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Shows the progress of walks on standard error: one changing line on a terminal, and occasional separate lines
 * elsewhere.
 */
public interface Progress {

    /** Shows one walk; called on the walk's thread. */
    WalkListener walk(Header header);

    /** Returns the form that suits standard error, which only the launching script knows. */
    static Progress to(PrintWriter err, Map<String, String> environment) {
        return to(err, environment, OptionalLong.empty());
    }

    /**
     * Returns the same form for a known number of walks.
     *
     * @param walks the number of walks; empty if nobody knows it
     */
    static Progress to(PrintWriter err, Map<String, String> environment, OptionalLong walks) {
        OptionalInt width = width(environment);
        return width.isPresent()
                ? new LiveLine(err, width.getAsInt(), Style.of(environment), walks)
                : new PlainLines(err, System::nanoTime);
    }

    /** Returns the width of the terminal; empty if standard error is none. */
    static OptionalInt width(Map<String, String> environment) {
        String text = environment.getOrDefault("LOCKSTEP_TERMINAL_WIDTH", "");
        // A terminal that does not know its width reports 0.
        return text.matches("\\d{1,5}")
                ? OptionalInt.of(text.matches("0+") ? 80 : Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** The characters that the terminal can show. */
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

    /** Counts the differences so far, with the allow-listed ones separate. */
    final class Tally {
        private long differences;
        private long known;

        void add(Finding finding) {
            differences += finding.differences().size();
        }

        void add(KnownStep step) {
            known++;
        }

        @Override
        public String toString() {
            return (differences == 1 ? "1 difference" : differences + " differences")
                    + (known == 0 ? "" : ", " + known + " known");
        }
    }
}
