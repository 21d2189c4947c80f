package dev.lockstep.workloads.asked;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A workload that a file describes.
 *
 * @param probes the reads after a step
 */
record AskedWorkload(String name, List<Kind> kinds, List<Probe> probes) implements Workload<Pools> {

    /** A text of a path or of an argument cannot carry each value, so one example is too few. */
    private static final int EXAMPLES = 20;

    AskedWorkload {
        kinds = List.copyOf(kinds);
        probes = List.copyOf(probes);
    }

    @Override
    public List<CommandKind<Pools>> alphabet() {
        return kinds.stream().map(AskedWorkload::kind).toList();
    }

    private static CommandKind<Pools> kind(Kind kind) {
        return CommandKind.<Pools, Asked>of(kind.name(), Asked.class)
                .weight(kind.weight())
                .draw((pools, random) -> kind.draw(pools, random)
                        .map(arguments -> new Asked(kind.name(), arguments))
                        .filter(asked -> asked.possible(pools)))
                .render(asked -> kind.operation(asked.arguments()));
    }

    /** With 2, a text may look like an option of a command line. */
    @Override
    public int generatorVersion() {
        return 2;
    }

    @Override
    public Pools newModel() {
        Map<String, Kind> byName = new LinkedHashMap<>();
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        return new Pools(byName);
    }

    @Override
    public SortedMap<String, List<Operation>> changes() {
        RandomGenerator random = new SplittableRandom(0);
        Pools pools = newModel();
        kinds.forEach(kind -> kind.fill(pools, random));
        SortedMap<String, List<Operation>> changes = new TreeMap<>();
        kinds.stream().filter(Kind::changes).forEach(kind -> {
            List<Operation> drawn = new ArrayList<>();
            for (int i = 0; i < EXAMPLES; i++) {
                kind.draw(pools, random).map(kind::operation).ifPresent(drawn::add);
            }
            changes.put(kind.name(), drawn);
        });
        return changes;
    }

    /** Returns an operation of each kind and of each probe, in which the arguments have no values. */
    List<Operation> examples() {
        List<Operation> examples = new ArrayList<>();
        kinds.forEach(kind -> kind.example().ifPresent(examples::add));
        probes.forEach(probe -> examples.add(probe.query()));
        return examples;
    }

    @Override
    public List<Probe> probes(Pools pools) {
        return probes;
    }

    @Override
    public List<Probe> store(Pools pools) {
        return probes;
    }
}
