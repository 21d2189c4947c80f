package dev.lockstep.campaign;

import dev.lockstep.backend.Support;
import dev.lockstep.parity.Coverage.Counts;
import dev.lockstep.parity.Coverage.Hole;
import dev.lockstep.parity.Coverage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The commands and probes that the walks of a campaign exercised together. With swarm subsets, no walk has every
 * command. Therefore a command that one walk did not exercise is not a hole if another walk did.
 */
final class CoverageUnion {

    private record Place(String what, String name, String arm) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }
    }

    private final SortedMap<Place, Long> exercised = new TreeMap<>();
    private final SortedMap<Place, Hole> holes = new TreeMap<>();

    void add(Table table) {
        count("command", table.commands());
        count("probe", table.probes());
        for (Hole hole : table.holes()) {
            holes.put(new Place(hole.what(), hole.name(), hole.arm()), hole);
        }
    }

    private void count(String what, SortedMap<String, SortedMap<String, Counts>> counts) {
        counts.forEach((name, row) -> row.forEach((arm, count) -> {
            if (count.support() == Support.Level.OFFERED) {
                exercised.merge(new Place(what, name, arm), count.exercised(), Long::sum);
                if (what.equals("command")) {
                    exercised.merge(new Place("arm", arm, arm), count.exercised(), Long::sum);
                }
            }
        }));
    }

    /** Returns what no walk exercised. */
    List<Hole> holes() {
        List<Hole> open = new ArrayList<>();
        holes.forEach((place, hole) -> {
            if (exercised.getOrDefault(place, 0L) == 0) {
                open.add(hole);
            }
        });
        return open;
    }

    /** Returns the number of commands or probes that some arm offers. */
    long total(String what) {
        return exercised.keySet().stream()
                .filter(place -> place.what().equals(what))
                .map(Place::name)
                .distinct()
                .count();
    }

    /** Returns the number of them that every arm that offers them has exercised. */
    long complete(String what) {
        long incomplete = exercised.entrySet().stream()
                .filter(entry -> entry.getKey().what().equals(what) && entry.getValue() == 0)
                .map(entry -> entry.getKey().name())
                .distinct()
                .count();
        return total(what) - incomplete;
    }
}
