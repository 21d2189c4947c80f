package dev.lockstep.cli;

import java.time.Duration;

/** The moment at which an operation's time is up; an operation of several processes has one for all of them. */
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

    /** What was allowed in all. */
    Duration allowed() {
        return allowed;
    }

    /** Nanoseconds that are left; zero or less when the time is up. */
    long left() {
        return end - System.nanoTime();
    }
}
