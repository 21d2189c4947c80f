package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;

/**
 * One value of a type.
 *
 * @param literal the value in a statement
 * @param parameter the value as a parameter
 * @param read the value as a query returns it
 */
record Sample(String literal, Cell parameter, Cell read) {

    /** A value that is read as it is passed. */
    static Sample of(String literal, Cell cell) {
        return new Sample(literal, cell, cell);
    }

    /** A value that is written and read as a text. */
    static Sample text(String literal, String text) {
        return of(literal, Cell.text(text));
    }
}
