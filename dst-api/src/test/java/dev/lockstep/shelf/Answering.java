package dev.lockstep.shelf;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A backend whose answers, to operations and reads alike, are changed.
 *
 * @param backend the original backend
 * @param answer the changed answer
 */
public record Answering(Backend backend, Answer answer) implements ForwardingBackend {

    /** Answers an operation, with the help of the original backend. */
    @FunctionalInterface
    public interface Answer {
        Outcome answer(Backend backend, Operation operation) throws InterruptedException;
    }

    /** Returns a change of a backend to one that answers in this way. */
    public static UnaryOperator<Backend> with(Answer answer) {
        return backend -> new Answering(backend, answer);
    }

    /** Returns a change of a backend to one with this outcome in place of its refusals. */
    public static UnaryOperator<Backend> refusing(Outcome instead) {
        return with((backend, operation) -> {
            Outcome outcome = backend.apply(operation);
            return outcome instanceof Outcome.Refused ? instead : outcome;
        });
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        return answer.answer(backend, operation);
    }

    @Override
    public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation.Query query : queries) {
            outcomes.add(answer.answer(backend, query));
        }
        return outcomes;
    }
}
