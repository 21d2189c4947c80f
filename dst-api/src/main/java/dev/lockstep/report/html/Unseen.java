package dev.lockstep.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the characters that a reader would not see, or that would change how the text around them is shown: control
 * characters, marks that turn the direction of text, spaces other than the usual one, spaces at an end, fillers, halves
 * of characters and characters that no font has.
 */
final class Unseen {

    /** Not the picture of a space that Unicode has: a browser's usual fonts lack it, and draw an empty box. */
    static final String SPACE = "·";

    private Unseen() {}

    /** Returns what the sign of a character stands for; empty if it is the name of the character. */
    static String meaning(String sign) {
        return switch (sign) {
            case SPACE -> "a space";
            case "⏎" -> "a line feed";
            case "⇥" -> "a tab";
            default -> "";
        };
    }

    /** Which of the usual spaces are not seen. */
    private enum Spaces {
        AT_AN_END,
        NONE,
        ALL
    }

    /**
     * Returns the text in parts: text that can be seen, the name of a character that cannot, text again, and so on. A
     * part of text may be empty.
     */
    static List<String> parts(String text) {
        return parts(text, Spaces.AT_AN_END);
    }

    /** Returns the parts of a text that is not at the end of anything, so that a space at its ends can be seen. */
    static List<String> partsInside(String text) {
        return parts(text, Spaces.NONE);
    }

    /** Returns the parts of a text that is marked: a space in it is one that matters. */
    static List<String> partsInMark(String text) {
        return parts(text, Spaces.ALL);
    }

    private static List<String> parts(String text, Spaces spaces) {
        List<String> parts = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        int end = text.length();
        for (int i = 0; i < end; ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            boolean atAnEnd = spaces == Spaces.AT_AN_END && (i == 0 || next == end);
            if (character == ' ' && (spaces == Spaces.ALL || atAnEnd)) {
                add(parts, seen, SPACE);
            } else if (isSeen(character)) {
                seen.appendCodePoint(character);
            } else {
                add(parts, seen, name(character));
                if (character == '\n') {
                    // The line is broken as well, so that a long text keeps its shape.
                    seen.append('\n');
                }
            }
            i = next;
        }
        parts.add(seen.toString());
        return parts;
    }

    /** Whether a text has no such character. */
    static boolean none(String text) {
        return parts(text).size() == 1;
    }

    private static void add(List<String> parts, StringBuilder seen, String name) {
        parts.add(seen.toString());
        parts.add(name);
        seen.setLength(0);
    }

    private static boolean isSeen(int character) {
        if (character == ' ') {
            return true;
        }
        if (isFiller(character)) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Letters and symbols that are blank, and marks that only choose the form of the character before. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC -> true;
            default -> character >= 0xFE00 && character <= 0xFE0F || character >= 0x180B && character <= 0x180F;
        };
    }

    private static String name(int character) {
        return switch (character) {
            case '\n' -> "⏎";
            case '\r' -> "CR";
            case '\t' -> "⇥";
            case 0 -> "NUL";
            case 0x1B -> "ESC";
            case 0xA0 -> "NBSP";
            default -> String.format(Locale.ROOT, "U+%04X", character);
        };
    }
}
