package dev.lockstep.report.triage;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Texts as they are written in Markdown, so that hostile text stays text: it can neither end a block nor draw a link.
 */
public final class Markdown {

    private static final String SPECIAL = "\\`*_{}[]<>()#+!|~&";

    private Markdown() {}

    /** Returns a text as a part of a sentence or as a cell of a table, on one line. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        visible(text, false).chars().forEach(unit -> {
            if (SPECIAL.indexOf(unit) >= 0) {
                plain.append('\\');
            }
            plain.append((char) unit);
        });
        // Readers make links of bare addresses.
        return plain.toString().replace("://", "\\://").replace("www.", "www\\.");
    }

    /** Returns a text as code within a sentence, on one line. */
    public static String code(String text) {
        String shown = visible(text, false);
        String fence = "`".repeat(longestRun(shown) + 1);
        boolean padded = shown.isEmpty() || shown.startsWith("`") || shown.endsWith("`");
        return padded ? fence + " " + shown + " " + fence : fence + shown + fence;
    }

    /**
     * Returns a text as a block of code, with its lines.
     *
     * @param language the language of the block; empty for none
     */
    public static String block(String language, String text) {
        String shown = visible(text, true);
        String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
        return fence + language + "\n" + shown + "\n" + fence + "\n";
    }

    /** A character that cannot be seen is written as its number. */
    private static String visible(String text, boolean withLines) {
        return text.codePoints()
                .mapToObj(character -> isSeen(character, withLines)
                        ? Character.toString(character)
                        : Character.isBmpCodePoint(character)
                                ? String.format(Locale.ROOT, "\\u%04x", character)
                                : String.format(Locale.ROOT, "\\u{%x}", character))
                .collect(Collectors.joining());
    }

    private static boolean isSeen(int character, boolean withLines) {
        return withLines && character == '\n'
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
