package dev.lockstep.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody may have meant. */
public final class Nearest {

    /** A name with more wrong letters is another one. */
    private static final int MOST_WRONG = 2;

    private Nearest() {}

    /** Returns the name with the fewest wrong letters, if there are few; of equal ones, the first. */
    public static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> EditDistance.between(typed, name) <= MOST_WRONG
                        && EditDistance.between(typed, name) < name.length())
                .min(Comparator.comparingInt(name -> EditDistance.between(typed, name)));
    }
}
