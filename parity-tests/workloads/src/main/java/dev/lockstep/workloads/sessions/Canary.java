package dev.lockstep.workloads.sessions;

import java.util.random.RandomGenerator;

/** The keys of rows that are there only while a backup is taken. They are above all keys that are drawn otherwise. */
final class Canary {

    private static final int LEAST = 1_000_000;

    private Canary() {}

    static int draw(RandomGenerator random) {
        return LEAST + random.nextInt(Integer.MAX_VALUE - LEAST);
    }

    static boolean isOne(int key) {
        return key >= LEAST;
    }
}
