package dev.lockstep.known;

import java.util.function.IntPredicate;

/**
 * A kind of character in a text that transports are known to handle wrongly. The list is closed, so that no entry can
 * match by words.
 */
enum TextTrait {
    /** The character with number 0. */
    NUL("\0", c -> c == 0),
    /** A carriage return or a line feed. */
    LINE_BREAK("\n", c -> c == '\n' || c == '\r'),
    /** A character below the space, or the character with number 127. */
    CONTROL("\t", c -> c < ' ' || c == 127),
    /** Half of a surrogate pair. */
    LONE_SURROGATE("\uD800", c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
    /** A character outside the basic multilingual plane. */
    ASTRAL("\uD83D\uDE00", c -> c > Character.MAX_VALUE),
    /** A character outside ASCII. */
    NON_ASCII("\u00E9", c -> c > 127);

    private final String example;
    private final IntPredicate character;

    TextTrait(String example, IntPredicate character) {
        this.example = example;
        this.character = character;
    }

    /** Returns a text with such a character. */
    String example() {
        return example;
    }

    boolean in(String text) {
        return text.codePoints().anyMatch(character);
    }
}
