package dev.lockstep.workloads.text;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Changes a text a little, into one that careless code takes for the same: another case, a blank at an end, a composed
 * letter. Only fixed characters change, because Java's own tables of characters depend on its version.
 */
public final class Twist {

    private static final List<UnaryOperator<String>> TWISTS = List.of(
            Twist::otherCase,
            text -> text + " ",
            text -> " " + text,
            text -> text + "\u200b",
            text -> text + text,
            Twist::withoutLast,
            Twist::otherComposition,
            String::trim,
            text -> "");

    private Twist() {}

    /** Returns a changed text; the same text if the change that was drawn finds nothing to change. */
    public static String of(String text, RandomGenerator random) {
        return Draw.one(TWISTS, random).apply(text);
    }

    private static String otherCase(String text) {
        return text.chars()
                .mapToObj(unit -> String.valueOf((char) (isLetter(unit) ? unit ^ 0x20 : unit)))
                .collect(Collectors.joining());
    }

    private static boolean isLetter(int unit) {
        return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z';
    }

    private static String withoutLast(String text) {
        return text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }

    private static String otherComposition(String text) {
        return text.contains("\u00e9") ? text.replace("\u00e9", "e\u0301") : text.replace("e\u0301", "\u00e9");
    }
}
