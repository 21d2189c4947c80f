package dev.lockstep.workloads.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws one of several. */
public final class Draw {

    private Draw() {}

    /** One of a list, each with the same chance. */
    public static <T> T one(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    /** One of a collection in its order, or nothing when it is empty. */
    public static <T> Optional<T> any(Collection<T> ordered, RandomGenerator random) {
        return ordered.isEmpty() ? Optional.empty() : Optional.of(one(new ArrayList<>(ordered), random));
    }

    /** True once in so many draws on average. */
    public static boolean oneIn(int chances, RandomGenerator random) {
        return random.nextInt(chances) == 0;
    }
}
