package dev.lockstep.strike;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A part of many places. */
final class Spread {

    private Spread() {}

    /**
     * Returns all places, or as many as are wanted: the first one, the last one, and others at equal distances. The
     * first calls of an operation are much alike, and its last ones are others.
     */
    static List<Integer> over(SortedSet<Integer> places, int wanted) {
        List<Integer> all = List.copyOf(places);
        if (all.size() <= wanted) {
            return all;
        }
        SortedSet<Integer> chosen = new TreeSet<>();
        for (int i = 0; i < wanted; i++) {
            chosen.add(all.get(wanted == 1 ? 0 : i * (all.size() - 1) / (wanted - 1)));
        }
        return new ArrayList<>(chosen);
    }
}
