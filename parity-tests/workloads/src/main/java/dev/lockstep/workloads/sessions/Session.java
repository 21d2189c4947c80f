package dev.lockstep.workloads.sessions;

import java.util.Optional;

/** One open session: its isolation, and its transaction if it is in one. */
final class Session {

    private Isolation isolation = Isolation.READ_COMMITTED;
    private Optional<Work> work = Optional.empty();

    Session copy() {
        Session copy = new Session();
        copy.isolation = isolation;
        copy.work = work.map(Work::copy);
        return copy;
    }

    Isolation isolation() {
        return isolation;
    }

    void isolate(Isolation level) {
        isolation = level;
    }

    boolean isInTransaction() {
        return work.isPresent();
    }

    Optional<Work> work() {
        return work;
    }

    /** Returns the session's transaction, or that of one statement alone. */
    Work workOrNew() {
        return work.orElseGet(() -> new Work(isolation));
    }

    void begin() {
        work = Optional.of(new Work(isolation));
    }

    void end() {
        work = Optional.empty();
    }

    /** Begins again, in the same mode: what was done is undone or committed already. */
    void loseWork() {
        if (isInTransaction()) {
            begin();
        }
    }
}
