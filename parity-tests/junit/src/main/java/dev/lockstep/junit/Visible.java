package dev.lockstep.junit;

import java.util.Locale;

/**
 * Texts for a console, an IDE and an XML report. Data may hold anything, so what such a reader would obey or drop is
 * written as an escape.
 */
final class Visible {

    /** No reader follows a longer line. */
    private static final int LONGEST = 2000;

    private Visible() {}

    /** Returns a text on one line. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(character -> {
            if (isShown(character)) {
                line.appendCodePoint(character);
            } else {
                line.append(escaped(character));
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST
                ? line.append('…').toString()
                : line.toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, character > 0xFFFF ? "\\u{%x}" : "\\u%04x", character);
        };
    }
}
