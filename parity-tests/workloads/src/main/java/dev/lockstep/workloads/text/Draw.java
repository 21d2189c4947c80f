package dev.lockstep.workloads.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws one of several values. */
public final class Draw {

    private Draw() {}

    /** Draws one element of a list, all with the same chance. */
    public static <T> T one(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Draws one element of a collection, by its order, or nothing if it is empty. */
    public static <T> Optional<T> any(Collection<T> ordered, RandomGenerator random) {
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        int index = random.nextInt(ordered.size());
        return ordered instanceof List<T> list
                ? Optional.of(list.get(index))
                : ordered.stream().skip(index).findFirst();
    }

    /** Draws the rare elements as often as all elements together, if there are rare ones. */
    public static <T> List<T> favouring(List<T> rare, List<T> all, RandomGenerator random) {
        return rare.isEmpty() || random.nextBoolean() ? all : rare;
    }

    /** Draws true once in that many draws on average. */
    public static boolean oneIn(int chances, RandomGenerator random) {
        return random.nextInt(chances) == 0;
    }
}
