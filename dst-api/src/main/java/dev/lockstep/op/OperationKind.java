package dev.lockstep.op;

/** The kinds of {@link Operation}, by which a transport declares what it offers. */
public enum OperationKind {
    MUTATE,
    LOAD,
    QUERY,
    ASK,
    OPTIMIZE,
    REPAIR,
    REOPEN,
    RESTART,
    BACKUP,
    /** An export, imported into an empty store beside the first. */
    EXPORT,
    /** An export that takes the place of the store. */
    RESTORE,
    CALL,
    /** An operation in a named session. */
    SESSION,
    /** A change of a named session itself. */
    CONTROL,
    /** Several operations in one transaction. */
    TRANSACTION,
    /** One statement with parameters. */
    EXECUTE,
    /** One statement with several rows of parameters. */
    BATCH,
    /** A query in one of the transport's read shapes. */
    SHAPED;

    /** Whether it is work on the whole store that changes no data, and that ends the sessions. */
    public boolean isMaintenance() {
        return switch (this) {
            case OPTIMIZE, REPAIR, REOPEN, RESTART, RESTORE -> true;
            default -> false;
        };
    }
}
