package dev.lockstep.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The output of a program that is kept for people who investigate a breakage. */
final class Evidence {

    /** The name of what a program printed on standard error. */
    static final String ERRORS = "stderr";

    private static final int KEPT = 4096;

    private Evidence() {}

    static Map<String, String> of(List<String> command) {
        return Map.of("command", shorten(String.join(" ", command)));
    }

    static Map<String, String> of(List<String> command, byte[] output, byte[] errors) {
        return Map.of(
                "command",
                shorten(String.join(" ", command)),
                "stdout",
                shorten(new String(output, StandardCharsets.UTF_8)),
                ERRORS,
                shorten(new String(errors, StandardCharsets.UTF_8)));
    }

    /**
     * Keeps both ends of a long text, because a program prints what it is at the start and what went wrong at the end.
     */
    private static String shorten(String text) {
        if (text.length() <= KEPT) {
            return text;
        }
        int half = KEPT / 2;
        return text.substring(0, half)
                + "… (" + (text.length() - KEPT) + " characters left out) …"
                + text.substring(text.length() - half);
    }
}
