package dev.lockstep.strike;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A part of many places. */
final class Spread {

    private Spread() {}

    /**
     * Returns all places, or as many as are wanted: the first one, the last one, and others at equal distances. The
     * first calls of an operation are much alike, and its last ones are others.
     */
    static <T> List<T> over(List<T> places, int wanted) {
        if (places.size() <= wanted) {
            return places;
        }
        Set<T> chosen = new LinkedHashSet<>();
        for (int i = 0; i < wanted; i++) {
            chosen.add(places.get(wanted == 1 ? 0 : i * (places.size() - 1) / (wanted - 1)));
        }
        return List.copyOf(chosen);
    }
}
