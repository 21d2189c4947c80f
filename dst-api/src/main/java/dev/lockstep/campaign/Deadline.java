package dev.lockstep.campaign;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The time to stop. */
public record Deadline(BooleanSupplier reached) {

    public static final Deadline NEVER = new Deadline(() -> false);

    public static Deadline in(Duration duration) {
        long began = System.nanoTime();
        return new Deadline(() -> System.nanoTime() - began >= duration.toNanos());
    }

    public boolean passed() {
        return reached.getAsBoolean();
    }
}
