package dev.lockstep.platform;

import java.time.Duration;

/** The moment at which a time limit is over. */
public final class Deadline {

    /** A moment that never comes. */
    public static final Deadline NEVER = in(Duration.ofNanos(Long.MAX_VALUE));

    private final Duration allowed;
    private final long end;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    /** Returns the moment after this time. */
    public static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** Returns the whole time that was allowed. */
    public Duration allowed() {
        return allowed;
    }

    /** Returns whether the moment has come. */
    public boolean passed() {
        return left() <= 0;
    }

    /** Returns how many nanoseconds are left; zero or less once the moment has come. */
    public long left() {
        // Only the difference of two readings of the clock says anything: a reading may be negative.
        return end - System.nanoTime();
    }
}
