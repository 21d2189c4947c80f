package dev.lockstep.workload;

import dev.lockstep.op.Operation;
import dev.lockstep.op.PathSegment;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Optional;

/**
 * A read that every arm answers after each step, so that not only the answers to commands but also the stored state is
 * compared.
 *
 * @param name the name in reports; probes with the same name are the same probe, even if they ask different things in
 *     different states
 * @param query the read
 * @param expected the answer that the model expects; empty if nobody predicts the answer and the arms must agree
 */
public record Probe(String name, Operation.Query query, Optional<List<Row>> expected) {
    public Probe {
        PathSegment.checked("probe", name);
        expected = expected.map(List::copyOf);
    }

    /** A read whose answer the model predicts. */
    public Probe(String name, Operation.Query query, List<Row> expected) {
        this(name, query, Optional.of(List.copyOf(expected)));
    }

    /** A read whose answer nobody predicts. */
    public static Probe agreeing(String name, Operation.Query query) {
        return new Probe(name, query, Optional.empty());
    }

    /** Returns what is expected of the answer. */
    public Expectation expectation() {
        return expected.map(rows -> Expectation.returns(rows, query.ordered())).orElseGet(Expectation::agrees);
    }
}
