package dev.lockstep.workloads.asked;

import dev.lockstep.op.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The model: which values are in which pool, and which ones were. */
final class Pools {

    private static final int MOST_GONE = 8;

    private final Map<String, Kind> kinds;
    private final Map<String, Set<Cell>> present = new LinkedHashMap<>();
    private final Map<String, List<Cell>> gone = new LinkedHashMap<>();

    Pools(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** Returns the kind of a command; a recorded command may name one that there is not. */
    Kind kind(String name) {
        return kinds.get(name);
    }

    List<Cell> in(String pool) {
        return List.copyOf(present.getOrDefault(pool, Set.of()));
    }

    /** Returns values that were taken out of the pool, and not put back. */
    List<Cell> gone(String pool) {
        return List.copyOf(gone.getOrDefault(pool, List.of()));
    }

    boolean has(String pool, Cell value) {
        return present.getOrDefault(pool, Set.of()).contains(value);
    }

    void add(String pool, Cell value) {
        present.computeIfAbsent(pool, unused -> new LinkedHashSet<>()).add(value);
        gone.getOrDefault(pool, new ArrayList<>()).remove(value);
    }

    void remove(String pool, Cell value) {
        if (present.getOrDefault(pool, new LinkedHashSet<>()).remove(value)) {
            List<Cell> left = gone.computeIfAbsent(pool, unused -> new ArrayList<>());
            left.add(0, value);
            while (left.size() > MOST_GONE) {
                left.remove(left.size() - 1);
            }
        }
    }

    void empty(String pool) {
        in(pool).forEach(value -> remove(pool, value));
    }
}
