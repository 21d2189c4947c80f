package dev.lockstep.op;

/**
 * One column of a query's answer.
 *
 * @param name what people and paths call it
 * @param kind what it is declared to hold
 * @param expression how it is asked for, in the system's query language
 */
public record Column(String name, ValueKind kind, String expression) {}
