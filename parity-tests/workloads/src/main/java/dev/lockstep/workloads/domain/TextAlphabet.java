package dev.lockstep.workloads.domain;

import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.HostileText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The characters that a product promises to keep. Each alphabet contains the ones before it. */
public enum TextAlphabet {
    /** Letters and digits of ASCII. */
    LETTERS(character -> character < 128 && (Character.isLetterOrDigit(character))),
    /** Every character of ASCII that is seen, and the blank: quotes, separators, brackets. */
    ASCII(character -> character >= ' ' && character < 127),
    /** Every character of Unicode but the controls. */
    UNICODE(character -> character >= ' ' && (character < 127 || character > 0x9f)),
    /** Every character of Unicode but NUL: line ends, tabs, escapes. */
    CONTROLS(character -> character > 0),
    /** Every character of Unicode. */
    NUL(character -> character >= 0);

    /** Texts that tools take for something else; each alphabet has its share of them. */
    private static final List<String> TAKEN_FOR_ELSE = List.of(
            "", "007", "1e3", "true", "null", "NULL", "NaN", "0", "00", "a", "A", "b", "B", "aB", "x", "ada", "Ada",
            "ADA", "-x", "--help", "-1", "--");

    private static final int TRIES = 20;

    private final IntPredicate characters;

    TextAlphabet(IntPredicate characters) {
        this.characters = characters;
    }

    /** Returns the name in a project file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TextAlphabet> of(String word) {
        return Stream.of(values())
                .filter(alphabet -> alphabet.word().equals(word))
                .findFirst();
    }

    /** Whether all characters are allowed; a half of a surrogate pair is no character. */
    boolean allows(String text) {
        return text.codePoints()
                .allMatch(character -> characters.test(character)
                        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE));
    }

    /**
     * Draws a text. A text that is nearly too long has letters alone, because products count the length of others in
     * bytes, in units or in code points, and promise nothing about that.
     */
    String draw(int least, OptionalInt most, RandomGenerator random) {
        int longest = most.orElse(Integer.MAX_VALUE);
        if (random.nextInt(6) == 0 && most.isPresent()) {
            return letters(random.nextBoolean() ? longest : Math.max(least, longest - 1), random);
        }
        HostileText source = new HostileText(this == NUL);
        for (int i = 0; i < TRIES; i++) {
            String text = this == LETTERS || random.nextInt(5) == 0
                    ? Draw.one(TAKEN_FOR_ELSE, random)
                    : most.isEmpty() && random.nextInt(30) == 0 ? source.lengthy(random) : source.brief(random);
            int length = text.codePointCount(0, text.length());
            if (allows(text) && length >= least && text.getBytes(StandardCharsets.UTF_8).length <= longest) {
                return text;
            }
        }
        return letters(Math.min(longest, Math.max(least, 1 + random.nextInt(3))), random);
    }

    /** Draws so many letters. */
    static String letters(int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
