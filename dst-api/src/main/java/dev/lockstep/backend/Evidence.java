package dev.lockstep.backend;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.op.OperationKind;
import java.util.Locale;

/**
 * The evidence that an operation was really done, although it changes nothing that a query could show. The walk looks
 * for it before and after the operation.
 */
public enum Evidence {
    /** The store was closed in between: {@link ArmFolder#proveFree} was called and took its lock. */
    FREE_LOCK,
    /** The store has a file that it did not have before: {@link Backend#marks} names one more. */
    NEW_FILE,
    /** A file of the store was written, or there is another one. */
    CHANGED_FILE,
    /** The server is another process: {@link Backend#marks} names another one. */
    OTHER_PROCESS,
    /** There is no evidence, so the arm is believed. The summary says so. */
    NONE;

    /**
     * Returns the evidence of an operation of this kind.
     *
     * @param ofMaintenance the evidence of an optimize, a repair and a restore, which depends on how the system stores
     */
    public static Evidence of(OperationKind kind, Evidence ofMaintenance) {
        return switch (kind) {
            case REOPEN -> FREE_LOCK;
            case OPTIMIZE, REPAIR, RESTORE -> ofMaintenance;
            case RESTART -> OTHER_PROCESS;
            default -> NONE;
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
