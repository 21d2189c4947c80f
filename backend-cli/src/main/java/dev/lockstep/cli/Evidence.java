package dev.lockstep.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is kept of a program for the people who look into a breakage. */
final class Evidence {

    private static final int KEPT = 4096;

    private Evidence() {}

    static Map<String, String> of(List<String> command) {
        return Map.of("command", shorten(String.join(" ", command)));
    }

    static Map<String, String> of(List<String> command, byte[] output, byte[] errors) {
        return Map.of(
                "command", shorten(String.join(" ", command)),
                "stdout", shorten(new String(output, StandardCharsets.UTF_8)),
                "stderr", shorten(new String(errors, StandardCharsets.UTF_8)));
    }

    /** Both ends of a long text, because a program says what it is at the start and what went wrong at the end. */
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
