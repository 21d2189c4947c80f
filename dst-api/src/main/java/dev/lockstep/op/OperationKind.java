package dev.lockstep.op;

/** The kinds of {@link Operation}, by which a transport declares what it offers. */
public enum OperationKind {
    MUTATE,
    LOAD,
    QUERY,
    OPTIMIZE,
    REPAIR,
    REOPEN,
    RESTART,
    BACKUP,
    CALL
}
