package dev.lockstep.workload;

import java.util.function.BiPredicate;

/**
 * A property that a command of some kind may have, or that the state before it may have: a batch of hundreds, a store
 * with documents. A kind that only ever succeeded in its simplest form has shown little, so an aspect that a whole
 * campaign never met is a hole, like a command that it never exercised.
 *
 * <p>A walk of few steps cannot meet every aspect. An aspect is therefore due only after a number of steps, which are
 * counted over all walks that could draw its kind.
 *
 * @param <M> the workload's model
 */
public final class Aspect<M> {

    /** The steps after which an aspect must have been met. */
    public static final long DUE = 5_000;

    /** The steps after which a rare aspect must have been met. */
    public static final long RARE_DUE = 20_000;

    private final String name;
    private final long due;
    private final BiPredicate<M, Command<M>> met;

    Aspect(String name, long due, BiPredicate<M, Command<M>> met) {
        this.name = name;
        this.due = due;
        this.met = met;
    }

    /** Returns the aspect's name, which is unique among the aspects of its kind. */
    public String name() {
        return name;
    }

    /** Returns the number of steps after which the aspect must have been met. */
    public long due() {
        return due;
    }

    /** Whether this command has the aspect in this state, which is the state before the command. */
    public boolean isMet(M model, Command<M> command) {
        return met.test(model, command);
    }
}
