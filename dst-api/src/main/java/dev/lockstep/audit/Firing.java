package dev.lockstep.audit;

import java.util.concurrent.atomic.AtomicLong;

/** Counts how often the bug of a mutant changed something. */
final class Firing {

    private final AtomicLong times = new AtomicLong();

    void fire() {
        times.incrementAndGet();
    }

    long times() {
        return times.get();
    }
}
