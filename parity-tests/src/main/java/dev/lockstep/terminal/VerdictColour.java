package dev.lockstep.terminal;

import java.io.PrintWriter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours the first word of a summary, the verdict, on a terminal. Nothing else is coloured. */
public final class VerdictColour {

    private static final Pattern VERDICT = Pattern.compile("[A-Z][A-Z0-9 ]*(?=  )");

    private static final String GREEN = "\u001b[1;32m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    private VerdictColour() {}

    /** Prints a summary, whose first line begins with the verdict. */
    public static void print(PrintWriter out, String text, Map<String, String> environment) {
        Matcher verdict = VERDICT.matcher(text);
        boolean wanted =
                !environment.getOrDefault("LOCKSTEP_OUTPUT_TERMINAL", "").isEmpty()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty();
        if (!wanted || !verdict.lookingAt()) {
            out.print(text);
            return;
        }
        // Only this writer would show the colour's own characters instead of sending them.
        PrintWriter terminal = VisibleWriter.under(out);
        out.flush();
        terminal.print(colour(verdict.group()) + verdict.group() + PLAIN);
        terminal.flush();
        out.print(text.substring(verdict.end()));
    }

    private static String colour(String verdict) {
        return switch (verdict) {
            case "PARITY", "NOT SHOWN" -> GREEN;
            case "VACUOUS", "INTERRUPTED", "INFRA", "NOISE" -> YELLOW;
            default -> RED;
        };
    }
}
