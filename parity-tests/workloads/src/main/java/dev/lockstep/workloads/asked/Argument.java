package dev.lockstep.workloads.asked;

import dev.lockstep.op.Cell;
import dev.lockstep.workloads.domain.FieldType;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How an argument of a kind is drawn. */
sealed interface Argument {

    /** Whether a command may have this value in this state. */
    boolean allows(Pools pools, Cell value);

    Optional<Cell> draw(Pools pools, RandomGenerator random);

    /** Returns the pool that the value is about; empty for a plain value. */
    default Optional<String> pool() {
        return Optional.empty();
    }

    /** Any value of a type. */
    record Any(FieldType type) implements Argument {
        @Override
        public boolean allows(Pools pools, Cell value) {
            return type.takes(value);
        }

        @Override
        public Optional<Cell> draw(Pools pools, RandomGenerator random) {
            return Optional.of(type.draw(random));
        }
    }

    /** A value that is not in a pool; now and then one that was. */
    record New(String name, FieldType type) implements Argument {

        private static final int TRIES = 12;

        @Override
        public Optional<String> pool() {
            return Optional.of(name);
        }

        @Override
        public boolean allows(Pools pools, Cell value) {
            return type.takes(value) && !pools.has(name, value);
        }

        @Override
        public Optional<Cell> draw(Pools pools, RandomGenerator random) {
            List<Cell> gone = pools.gone(name);
            if (!gone.isEmpty() && random.nextInt(3) == 0) {
                return Optional.of(Draw.one(gone, random));
            }
            for (int i = 0; i < TRIES; i++) {
                Cell value = type.draw(random);
                if (allows(pools, value)) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        }
    }

    /** A value that is in a pool. */
    record Existing(String name) implements Argument {
        @Override
        public Optional<String> pool() {
            return Optional.of(name);
        }

        @Override
        public boolean allows(Pools pools, Cell value) {
            return pools.has(name, value);
        }

        @Override
        public Optional<Cell> draw(Pools pools, RandomGenerator random) {
            return Draw.any(pools.in(name), random);
        }
    }
}
