package dev.lockstep.cli;

import java.time.Duration;

/**
 * The moment at which an operation's time is up. An operation that runs several processes has one deadline for all of
 * them.
 */
public final class Deadline {

    private final Duration allowed;
    private final long end;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    public static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** Returns the whole time that was allowed. */
    Duration allowed() {
        return allowed;
    }

    /** Returns the remaining nanoseconds; zero or less if the time is up. */
    long left() {
        return end - System.nanoTime();
    }
}
