package dev.lockstep.workload;

import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One kind of command of an alphabet.
 *
 * @param name what a recorded command is called, {@code insertPersons}
 * @param type the record that holds one
 * @param weight how often it is drawn, against the weights of the others; at least 1
 * @param needs the kinds without which it could never be drawn; a swarm that has this one has those
 * @param generator draws one for a state
 * @param <M> the workload's model
 * @param <C> what the workload's commands have in common
 */
public record CommandKind<M, C extends Command<M>>(
        String name, Class<? extends C> type, int weight, Set<String> needs, Generator<M, C> generator) {

    public CommandKind {
        if (weight < 1) {
            throw new IllegalArgumentException("the weight of " + name + " is " + weight + "; it must be at least 1");
        }
        needs = Set.copyOf(needs);
    }

    /** Draws a command that is possible in the given state. */
    @FunctionalInterface
    public interface Generator<M, C> {
        /** The command, or nothing when no such command is possible now. */
        Optional<? extends C> draw(M model, RandomGenerator random);
    }
}
