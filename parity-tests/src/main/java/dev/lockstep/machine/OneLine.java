package dev.lockstep.machine;

import dev.lockstep.terminal.VisibleWriter;

/**
 * A text from a product or a plugin, as programs that show it to people get it: on one line, without characters that
 * cannot be seen or that turn the text around them, and not longer than a page can bear.
 */
final class OneLine {

    /** The room that a list has for a title. */
    static final int TITLE = 250;

    /** A host refuses an annotation of 64 KiB, and a character takes at most 12 bytes when it is escaped. */
    static final int MESSAGE = 4000;

    private OneLine() {}

    /** Returns the text, cut if it has more characters than that. */
    static String of(String text, int most) {
        int characters = text.codePointCount(0, text.length());
        String shown = characters <= most ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
        return VisibleWriter.line(shown);
    }
}
