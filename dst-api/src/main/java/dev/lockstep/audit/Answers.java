package dev.lockstep.audit;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A backend with other answers than the right one.
 *
 * @param backend the right backend
 * @param change the change of an answer
 * @param firing counts the answers that are not the right ones
 */
record Answers(Backend backend, Change change, Firing firing) implements ForwardingBackend {

    /** Changes the answer to an operation. */
    @FunctionalInterface
    interface Change {
        /** Returns another answer, or the right one itself. */
        Outcome of(Channel channel, Operation operation, Outcome right);
    }

    private Outcome changed(Channel channel, Operation operation, Outcome right) {
        Outcome wrong = change.of(channel, operation, right);
        // A facet is no part of equality, and a change that changes nothing returns the same object.
        if (wrong != right && !(wrong.equals(right) && wrong.facets().equals(right.facets()))) {
            firing.fire();
        }
        return wrong;
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        return changed(Channel.QUERY, operation, backend.apply(operation));
    }

    @Override
    public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        return changed(Channel.QUERY, queries, backend.read(queries));
    }

    @Override
    public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        return changed(channel, queries, backend.observe(channel, queries));
    }

    private List<Outcome> changed(Channel channel, List<Operation.Query> queries, List<Outcome> right) {
        List<Outcome> wrong = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            wrong.add(changed(channel, queries.get(i), right.get(i)));
        }
        return wrong;
    }
}
