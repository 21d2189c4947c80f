package dev.lockstep.concurrent;

/**
 * One actor's turn: the actors of one slot are released together.
 *
 * @param slot the number of the slot, from 1
 * @param actor the number of the actor, from 0
 * @param act what it does
 */
public record Turn(long slot, int actor, Act act) {}
