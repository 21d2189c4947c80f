package dev.lockstep.trial;

/**
 * An invariant that could not look into a store.
 *
 * @param invariant its name
 * @param why the reason
 */
public record Blind(String invariant, String why) {}
