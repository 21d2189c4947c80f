package dev.lockstep.report.triage;

import java.nio.CharBuffer;
import java.util.NavigableSet;
import java.util.Optional;

/** How far two texts begin alike, which tells a reader where they begin to differ. */
public final class CommonBeginning {

    private CommonBeginning() {}

    /** Returns another text of a set that has the longest beginning in common with a text; empty if there is none. */
    public static Optional<String> nearest(String text, NavigableSet<String> texts) {
        // Of sorted texts, a neighbour has the longest beginning in common.
        Optional<String> lower = Optional.ofNullable(texts.lower(text));
        Optional<String> higher = Optional.ofNullable(texts.higher(text));
        return lower.isEmpty()
                        || higher.filter(other -> length(text, other) > length(text, lower.get()))
                                .isPresent()
                ? higher
                : lower;
    }

    /** Returns the number of UTF-16 units with which two different texts begin alike. */
    static int length(String one, String other) {
        return CharBuffer.wrap(one).mismatch(CharBuffer.wrap(other));
    }
}
