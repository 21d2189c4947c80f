package dev.lockstep.workloads.asked;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workload that a file describes.
 *
 * @param probes the reads after a step
 */
record AskedWorkload(String name, List<Kind> kinds, List<Probe> probes) implements Workload<Pools> {

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

    @Override
    public Pools newModel() {
        Map<String, Kind> byName = new LinkedHashMap<>();
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        return new Pools(byName);
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
