package dev.lockstep.stream;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * A workload whose walk has kills: its store keeps each acknowledged operation, and it is read only for what a crash
 * must not change. Of a large store a part of the rows is read, and what is beside them only with everything.
 *
 * @param workload the workload
 */
record Hardened<M>(Workload<M> workload) implements Workload<M> {

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
    public String name() {
        return workload.name();
    }

    @Override
    public int generatorVersion() {
        return workload.generatorVersion();
    }

    @Override
    public List<CommandKind<M>> alphabet() {
        return workload.alphabet();
    }

    @Override
    public Set<OperationKind> requires() {
        return workload.requires();
    }

    @Override
    public SortedMap<String, List<Operation>> changes() {
        return workload.changes();
    }

    @Override
    public M newModel() {
        return workload.newModel();
    }

    @Override
    public M newModel(RandomGenerator random) {
        return workload.newModel(random);
    }

    @Override
    public List<Probe> probes(M model) {
        return workload.probes(model);
    }

    @Override
    public List<Probe> sample(M model, Sample sample) {
        return workload.sample(model, sample);
    }

    @Override
    public boolean isSampled(M model, Sample sample) {
        return workload.isSampled(model, sample);
    }

    @Override
    public List<Probe> durable(M model) {
        return workload.durable(model);
    }

    @Override
    public Optional<List<Operation>> hardening() {
        return workload.hardening();
    }

    @Override
    public SortedMap<String, Long> facts(M model, Command<M> command) {
        return workload.facts(model, command);
    }

    @Override
    public boolean needsPlainReference() {
        return workload.needsPlainReference();
    }

    @Override
    public List<Normaliser> normalisers() {
        return workload.normalisers();
    }
}
