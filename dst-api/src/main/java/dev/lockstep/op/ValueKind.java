package dev.lockstep.op;

/** The variant of {@link Cell} that a column is declared to hold; null is allowed in every column. */
public enum ValueKind {
    TEXT,
    NUMBER,
    BOOLEAN,
    LEXICAL
}
