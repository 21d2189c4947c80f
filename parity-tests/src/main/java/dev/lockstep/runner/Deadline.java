package dev.lockstep.runner;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** When to stop. */
record Deadline(BooleanSupplier reached) {

    static final Deadline NEVER = new Deadline(() -> false);

    static Deadline in(Duration duration) {
        long began = System.nanoTime();
        return new Deadline(() -> System.nanoTime() - began >= duration.toNanos());
    }

    boolean passed() {
        return reached.getAsBoolean();
    }
}
