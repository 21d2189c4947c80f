package dev.lockstep.stream;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** A workload that is another one in all that it does not override. */
public interface ForwardingWorkload<M> extends Workload<M> {

    /** Returns the other workload. */
    Workload<M> workload();

    @Override
    default String name() {
        return workload().name();
    }

    @Override
    default int generatorVersion() {
        return workload().generatorVersion();
    }

    @Override
    default List<CommandKind<M>> alphabet() {
        return workload().alphabet();
    }

    @Override
    default Set<OperationKind> requires() {
        return workload().requires();
    }

    @Override
    default SortedMap<String, List<Operation>> changes() {
        return workload().changes();
    }

    @Override
    default SortedMap<String, String> settings() {
        return workload().settings();
    }

    @Override
    default M newModel() {
        return workload().newModel();
    }

    @Override
    default M newModel(RandomGenerator random) {
        return workload().newModel(random);
    }

    @Override
    default List<Operation> setup(String version) {
        return workload().setup(version);
    }

    @Override
    default List<Probe> probes(M model) {
        return workload().probes(model);
    }

    @Override
    default List<Probe> sample(M model, Sample sample) {
        return workload().sample(model, sample);
    }

    @Override
    default boolean isSampled(M model, Sample sample) {
        return workload().isSampled(model, sample);
    }

    @Override
    default List<Probe> besideRows(M model) {
        return workload().besideRows(model);
    }

    @Override
    default List<Probe> store(M model) {
        return workload().store(model);
    }

    @Override
    default List<Probe> durable(M model) {
        return workload().durable(model);
    }

    @Override
    default Optional<List<Operation>> hardening() {
        return workload().hardening();
    }

    @Override
    default SortedMap<String, Long> facts(M model, Command<M> command) {
        return workload().facts(model, command);
    }

    @Override
    default boolean needsPlainReference() {
        return workload().needsPlainReference();
    }

    @Override
    default List<Normaliser> normalisers() {
        return workload().normalisers();
    }
}
