package dev.lockstep.faults;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * A workload that is wrong about its probes, or hides a part of them.
 *
 * @param sound the workload without the change
 * @param change the change of its probes
 * @param normalisers the normalisers of the changed workload
 */
record Altered<M>(Workload<M> sound, UnaryOperator<List<Probe>> change, List<Normaliser> normalisers)
        implements Workload<M> {

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public int generatorVersion() {
        return sound.generatorVersion();
    }

    @Override
    public List<CommandKind<M>> alphabet() {
        return sound.alphabet();
    }

    @Override
    public M newModel() {
        return sound.newModel();
    }

    @Override
    public List<Operation> setup(String version) {
        return sound.setup(version);
    }

    @Override
    public List<Probe> probes(M model) {
        return change.apply(sound.probes(model));
    }

    @Override
    public SortedMap<String, Long> facts(M model, Command<M> command) {
        return sound.facts(model, command);
    }
}
