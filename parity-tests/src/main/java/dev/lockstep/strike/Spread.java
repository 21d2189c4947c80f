package dev.lockstep.strike;

import dev.lockstep.stream.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A part of many places.
 *
 * @param seed of the draws
 */
record Spread(long seed) {

    /**
     * Returns all places, or as many as are wanted: the first one, the last one, and a drawn one from each equal part
     * between them. A process often makes its calls in a fixed order, such as a head and its data by turns; equal steps
     * would meet the heads alone.
     */
    <T> List<T> over(List<T> places, int wanted) {
        if (places.size() <= wanted) {
            return places;
        }
        if (wanted == 1) {
            return List.of(places.get(0));
        }
        RandomGenerator random = new SeedTree(seed).stream(SeedTree.BEFORE_THE_WALK, "places");
        int parts = wanted - 2;
        int between = places.size() - 2;
        List<T> chosen = new ArrayList<>(List.of(places.get(0)));
        for (int part = 0; part < parts; part++) {
            chosen.add(places.get(1 + random.nextInt(part * between / parts, (part + 1) * between / parts)));
        }
        chosen.add(places.get(places.size() - 1));
        return List.copyOf(chosen);
    }
}
