package dev.lockstep.workload;

import dev.lockstep.op.Operation;
import dev.lockstep.op.PathSegment;
import dev.lockstep.op.Row;
import java.util.List;

/**
 * A read that is asked of every arm after each step, so that state is compared and not only answers.
 *
 * @param name what reports call it; the same name is the same probe, whatever it asks in a given state
 * @param query what is asked
 * @param expected what the model says the answer is
 */
public record Probe(String name, Operation.Query query, List<Row> expected) {
    public Probe {
        PathSegment.checked("probe", name);
        expected = List.copyOf(expected);
    }
}
