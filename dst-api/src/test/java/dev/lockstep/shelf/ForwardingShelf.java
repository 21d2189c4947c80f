package dev.lockstep.shelf;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.SortedMap;

/** The shelf, of which a test changes one method. It creates no schema. */
public abstract class ForwardingShelf implements Workload<SortedMap<String, Long>> {

    private final Shelf shelf = new Shelf();

    @Override
    public String name() {
        return shelf.name();
    }

    @Override
    public List<CommandKind<SortedMap<String, Long>>> alphabet() {
        return shelf.alphabet();
    }

    @Override
    public SortedMap<String, Long> newModel() {
        return shelf.newModel();
    }

    @Override
    public List<Probe> probes(SortedMap<String, Long> model) {
        return shelf.probes(model);
    }
}
