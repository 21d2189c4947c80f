package dev.lockstep.known;

import java.util.function.IntPredicate;

/** What a text may hold that transports are known to stumble over. A closed list, so that no entry can match by words. */
enum TextTrait {
    /** The character with the number 0. */
    NUL("\0", c -> c == 0),
    /** A carriage return or a line feed. */
    LINE_BREAK("\n", c -> c == '\n' || c == '\r'),
    /** Any character below the blank, or the one with the number 127. */
    CONTROL("\t", c -> c < ' ' || c == 127),
    /** Half of a pair of surrogates. */
    LONE_SURROGATE("\uD800", c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
    /** A character beyond the basic plane. */
    ASTRAL("\uD83D\uDE00", c -> c > Character.MAX_VALUE),
    /** Any character beyond ASCII. */
    NON_ASCII("\u00E9", c -> c > 127);

    private final String example;
    private final IntPredicate character;

    TextTrait(String example, IntPredicate character) {
        this.example = example;
        this.character = character;
    }

    /** A text that has it. */
    String example() {
        return example;
    }

    boolean in(String text) {
        return text.codePoints().anyMatch(character);
    }
}
