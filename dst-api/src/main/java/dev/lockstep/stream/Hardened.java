package dev.lockstep.stream;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload whose walk has kills: its store keeps each acknowledged operation, and it is read only for what a crash
 * must not change. Of a large store a part of the rows is read, and what is beside them only with everything.
 *
 * @param workload the workload
 */
record Hardened<M>(Workload<M> workload) implements ForwardingWorkload<M> {

    static <M> Workload<M> of(Workload<M> workload) {
        return workload instanceof Hardened<M> ? workload : new Hardened<>(workload);
    }

    @Override
    public List<Operation> setup(String version) {
        List<Operation> setup = new ArrayList<>(workload.setup(version));
        setup.addAll(workload.hardening().orElseThrow());
        return setup;
    }

    /** Without the parts that a crash may change. */
    @Override
    public List<Probe> store(M model) {
        List<Probe> plain = workload.probes(model);
        return workload.durable(model).stream()
                .filter(probe -> !plain.contains(probe))
                .toList();
    }

    @Override
    public List<Probe> besideRows(M model) {
        return List.of();
    }
}
