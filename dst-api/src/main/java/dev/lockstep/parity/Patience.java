package dev.lockstep.parity;

import java.time.Duration;

/** How long a walk waits for its arms to close. */
enum Patience {
    /** A store that needs longer to close its files has a defect that should be reported. */
    FULL(Duration.ofSeconds(20)),
    /**
     * Somebody stops the walk and waits for it. An arm that needs longer goes on closing in the background; the process
     * ends what is still running when it exits.
     */
    SHORT(Duration.ofMillis(2500));

    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }
}
