package dev.lockstep.runner;

import dev.lockstep.platform.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant. */
final class Nearest {

    private static final int SHOWN = 3;

    private Nearest() {}

    /** Returns the names with the fewest letters to change; of equal ones, those that come first. */
    static List<String> to(String typed, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(name -> EditDistance.between(lower(typed), lower(name))))
                .limit(SHOWN)
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
