package dev.lockstep.op;

/** The variant of {@link Cell} that a column is declared to hold; null fits each. */
public enum ValueKind {
    TEXT,
    NUMBER,
    BOOLEAN,
    LEXICAL
}
