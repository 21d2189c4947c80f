package dev.lockstep.project;

import dev.lockstep.platform.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The key that somebody may have meant. */
final class Nearest {

    /** A key with more wrong letters is another one. */
    private static final int MOST_WRONG = 2;

    private Nearest() {}

    /** Returns the key with the fewest wrong letters, if there are few; of equal ones, the first. */
    static Optional<String> to(String typed, Collection<String> keys) {
        return keys.stream()
                .filter(key -> EditDistance.between(typed, key) <= MOST_WRONG
                        && EditDistance.between(typed, key) < key.length())
                .min(Comparator.comparingInt(key -> EditDistance.between(typed, key)));
    }
}
