package dev.lockstep.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts as they are written in other languages, so that hostile text stays text. */
public final class Quoted {

    /** A constant of Java has at most 65,535 bytes, and a unit has up to six characters here and three bytes there. */
    private static final int LONGEST = 16_000;

    private Quoted() {}

    /** Returns a word for {@code sh}: the text itself if it is harmless, and otherwise the text in single quotes. */
    public static String shell(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * Returns an expression of Java for any sequence of UTF-16 units, in printable ASCII. A long text is
     * {@code String.join("", …)}, because a constant has a greatest length.
     */
    public static String java(String text) {
        if (text.length() <= LONGEST) {
            return literal(text);
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LONGEST) {
            parts.add(literal(text.substring(from, Math.min(text.length(), from + LONGEST))));
        }
        return parts.stream().collect(Collectors.joining(", ", "String.join(\"\", ", ")"));
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '"' -> literal.append("\\\"");
                // A backslash before a u would begin an escape of Java's own.
                case '\\' -> literal.append("\\\\");
                default -> literal.append(escaped(unit));
            }
        }
        return literal.append('"').toString();
    }

    private static String escaped(char unit) {
        return unit >= ' ' && unit <= '~' ? String.valueOf(unit) : String.format(Locale.ROOT, "\\u%04x", (int) unit);
    }

    /** Returns a line for people in printable ASCII: every other unit is an escape, and a long text is cut. */
    public static String line(String text, int longest) {
        StringBuilder line = new StringBuilder();
        int i = 0;
        for (; i < text.length() && line.length() < longest; i++) {
            line.append(escaped(text.charAt(i)));
        }
        return i == text.length() ? line.toString() : line.append("...").toString();
    }
}
