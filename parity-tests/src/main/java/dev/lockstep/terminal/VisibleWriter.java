package dev.lockstep.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Makes visible what a terminal would obey: control characters, marks that turn the direction of text, and halves of
 * characters are written as {@code \}{@code u001b}. Names and values from a file, a folder or an engine reach the
 * terminal only through this writer, so a file cannot move the cursor or hide what was printed.
 */
public final class VisibleWriter extends FilterWriter {

    private char before;

    private VisibleWriter(Writer out) {
        super(out);
    }

    /** Returns a writer to the same place on which everything is visible. */
    public static PrintWriter over(PrintWriter out) {
        return new Printer(out);
    }

    /** Returns the terminal itself, for a line that is redrawn in place. */
    static PrintWriter under(PrintWriter out) {
        return out instanceof Printer printer ? printer.terminal : out;
    }

    /** Returns a text on one line on which everything is visible, line ends too. */
    public static String line(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        VisibleWriter writer = new VisibleWriter(Writer.nullWriter());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> writer.add(character, visible);
            }
        }
        return writer.before == 0 ? visible.toString() : visible + escaped(writer.before);
    }

    private static final class Printer extends PrintWriter {
        private final PrintWriter terminal;

        private Printer(PrintWriter terminal) {
            super(new VisibleWriter(terminal));
            this.terminal = terminal;
        }
    }

    @Override
    public void write(int character) throws IOException {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        StringBuilder visible = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            add(text[i], visible);
        }
        out.write(visible.toString());
    }

    /** The two halves of a character may come in two calls, so the first waits for the second. */
    private void add(char character, StringBuilder visible) {
        char waiting = before;
        before = 0;
        if (waiting != 0) {
            if (Character.isLowSurrogate(character)) {
                int whole = Character.toCodePoint(waiting, character);
                visible.append(isShown(whole) ? Character.toString(whole) : escaped(waiting) + escaped(character));
                return;
            }
            visible.append(escaped(waiting));
        }
        if (Character.isHighSurrogate(character)) {
            before = character;
        } else {
            visible.append(isShown(character) ? String.valueOf(character) : escaped(character));
        }
    }

    private static boolean isShown(int character) {
        return character == '\n'
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static String escaped(char character) {
        return String.format(Locale.ROOT, "\\u%04x", (int) character);
    }

    @Override
    public void flush() throws IOException {
        if (before != 0) {
            out.write(escaped(before));
            before = 0;
        }
        super.flush();
    }
}
