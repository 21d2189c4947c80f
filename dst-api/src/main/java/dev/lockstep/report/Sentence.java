package dev.lockstep.report;

import java.util.Locale;

/** A sentence that was written to stand inside of another one, as it is written where it begins a line. */
public final class Sentence {

    private Sentence() {}

    /** Returns the words with a capital letter in front. */
    public static String of(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
