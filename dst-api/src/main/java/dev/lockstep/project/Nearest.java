package dev.lockstep.project;

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
                .filter(key -> distance(typed, key) <= MOST_WRONG && distance(typed, key) < key.length())
                .min(Comparator.comparingInt(key -> distance(typed, key)));
    }

    /** Returns how many letters have to be inserted, deleted or replaced. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
