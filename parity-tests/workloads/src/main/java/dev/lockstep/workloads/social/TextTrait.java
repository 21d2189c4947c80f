package dev.lockstep.workloads.social;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.HostileText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A trait of a text that is easily mishandled. Each is an aspect of the commands that store texts.
 *
 * <p>Characters are recognised by their numbers, because Java's own tables of characters depend on its version.
 */
enum TextTrait {
    EMPTY("empty", String::isEmpty),
    AROUND_256("of about 256 characters", text -> isAround(text, 256)),
    AROUND_4096("of about 4,096 characters", text -> isAround(text, 4_096)),
    AROUND_65536("of about 65,536 characters", text -> isAround(text, 65_536)),
    MEBIBYTE("of a mebibyte", text -> text.length() >= HostileText.MEBIBYTE),
    LINE_END("with an end of a line", has(unit -> unit == '\n' || unit == '\r' || unit == 0x85 || isSeparator(unit))),
    NUL("with a NUL", has(unit -> unit == 0)),
    PAIR("with a surrogate pair", has(codePoint -> codePoint > 0xffff)),
    COMBINING("with a combining mark", has(codePoint -> codePoint >= 0x300 && codePoint < 0x370)),
    RIGHT_TO_LEFT("from right to left", has(codePoint -> codePoint >= 0x590 && codePoint < 0x700)),
    UNSEEN("with a character that is not seen", has(TextTrait::isUnseen)),
    BLANK_AT_END("with a blank at its end", text -> text.endsWith(" "));

    /** The traits of a short text that every system can store. */
    private static final List<TextTrait> SHORT =
            List.of(EMPTY, LINE_END, PAIR, COMBINING, RIGHT_TO_LEFT, UNSEEN, BLANK_AT_END);

    private final String words;
    private final Predicate<String> test;

    TextTrait(String words, Predicate<String> test) {
        this.words = words;
        this.test = test;
    }

    boolean isOf(String text) {
        return test.test(text);
    }

    /** The traits of short texts. */
    static List<TextTrait> ofShort(boolean nul) {
        return with(nul, List.of());
    }

    /** The traits of keys. */
    static List<TextTrait> ofKey(boolean nul) {
        return with(nul, List.of(AROUND_256));
    }

    /** The traits of texts up to thousands of characters. */
    static List<TextTrait> ofLong(boolean nul) {
        return with(nul, List.of(AROUND_256, AROUND_4096));
    }

    /** The traits of texts of any length. */
    static List<TextTrait> all(boolean nul) {
        return with(nul, List.of(AROUND_256, AROUND_4096, AROUND_65536, MEBIBYTE));
    }

    private static List<TextTrait> with(boolean nul, List<TextTrait> lengths) {
        List<TextTrait> traits = new ArrayList<>(SHORT);
        traits.addAll(lengths);
        if (nul) {
            traits.add(NUL);
        }
        return traits;
    }

    /**
     * Adds an aspect for each trait.
     *
     * @param part what the text is, for people: {@code a body}
     * @param texts the texts of a command
     */
    static <C extends SocialCommand> CommandKind.Builder<SocialModel, C> on(
            CommandKind.Builder<SocialModel, C> kind,
            String part,
            List<TextTrait> traits,
            Function<C, Stream<String>> texts) {
        CommandKind.Builder<SocialModel, C> complete = kind;
        for (TextTrait trait : traits) {
            String aspect = part + " " + trait.words;
            complete = trait.isRare()
                    ? complete.rareAspect(
                            aspect, (model, command) -> texts.apply(command).anyMatch(trait::isOf))
                    : complete.aspect(
                            aspect, (model, command) -> texts.apply(command).anyMatch(trait::isOf));
        }
        return complete;
    }

    private boolean isRare() {
        return this == MEBIBYTE;
    }

    private static boolean isAround(String text, int length) {
        return text.length() >= length - 1 && text.length() <= length + 1;
    }

    private static Predicate<String> has(IntPredicate character) {
        return text -> text.codePoints().anyMatch(character);
    }

    private static boolean isSeparator(int codePoint) {
        return codePoint == 0x2028 || codePoint == 0x2029;
    }

    private static boolean isUnseen(int codePoint) {
        return codePoint >= 0x200b && codePoint <= 0x200f || codePoint == 0x2060 || codePoint == 0xfeff;
    }
}
