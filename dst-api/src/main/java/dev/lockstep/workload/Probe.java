package dev.lockstep.workload;

import dev.lockstep.op.Operation;
import dev.lockstep.op.PathSegment;
import dev.lockstep.op.Row;
import java.util.List;

/**
 * A read that every arm answers after each step, so that not only the answers to commands but also the stored state is
 * compared.
 *
 * @param name the name in reports; probes with the same name are the same probe, even if they ask different things in
 *     different states
 * @param query the read
 * @param expected the answer that the model expects
 */
public record Probe(String name, Operation.Query query, List<Row> expected) {
    public Probe {
        PathSegment.checked("probe", name);
        expected = List.copyOf(expected);
    }
}
