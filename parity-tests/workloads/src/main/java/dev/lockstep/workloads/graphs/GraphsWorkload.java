package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Graphs as wholes, by every route: {@code --workload graphs}.
 *
 * @param overwrites whether a named graph is copied into another that has something
 * @param losesPrefixes whether a walk asks for prefixes that Fuseki takes away when a graph is replaced
 * @param ofScheme whether a document has a prefix with which Jena writes no JSON-LD
 */
record GraphsWorkload(boolean overwrites, boolean losesPrefixes, boolean ofScheme) implements Workload<Graphs> {

    static final String NAME = "graphs";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return 4;
    }

    @Override
    public List<CommandKind<Graphs>> alphabet() {
        List<CommandKind<Graphs>> kinds = new ArrayList<>(List.of(
                PutGraph.kind(ofScheme),
                AddToGraph.kind(ofScheme),
                LoadGraphs.kind(ofScheme),
                RemoveGraph.kind(),
                GetGraph.kind(),
                HasGraph.kind(),
                ResolvePrefixes.kind(losesPrefixes),
                UpdateGraph.kind(),
                Manage.kind(overwrites)));
        kinds.addAll(Beside.kinds(losesPrefixes, ofScheme));
        kinds.addAll(Maintain.kinds());
        return kinds;
    }

    @Override
    public Set<OperationKind> requires() {
        return EnumSet.of(OperationKind.CALL);
    }

    @Override
    public SortedMap<String, String> settings() {
        return new TreeMap<>(Map.of(GraphCall.DATASETS, "2"));
    }

    @Override
    public Graphs newModel() {
        return Graphs.twice();
    }

    @Override
    public List<Probe> probes(Graphs graphs) {
        return List.of(new Probe("quads", Graphs.all(), graphs.rows()));
    }

    @Override
    public List<Probe> store(Graphs graphs) {
        return probes(graphs);
    }
}
