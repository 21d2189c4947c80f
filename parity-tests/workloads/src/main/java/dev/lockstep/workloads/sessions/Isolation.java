package dev.lockstep.workloads.sessions;

import dev.lockstep.op.SessionAction;

/** The part of the others' work that a transaction sees. */
enum Isolation {
    /** All that others have written. */
    READ_UNCOMMITTED(SessionAction.Isolation.READ_UNCOMMITTED),
    /** Everything that is committed when a statement begins. */
    READ_COMMITTED(SessionAction.Isolation.READ_COMMITTED),
    /** Each table as it was when the transaction first used it. */
    REPEATABLE_READ(SessionAction.Isolation.REPEATABLE_READ),
    /** All tables as they were when the transaction began to use any. */
    SERIALIZABLE(SessionAction.Isolation.SERIALIZABLE);

    private final SessionAction.Isolation level;

    Isolation(SessionAction.Isolation level) {
        this.level = level;
    }

    SessionAction.Isolation level() {
        return level;
    }

    /** Whether a transaction keeps what it once saw. */
    boolean isSnapshot() {
        return this == REPEATABLE_READ || this == SERIALIZABLE;
    }
}
