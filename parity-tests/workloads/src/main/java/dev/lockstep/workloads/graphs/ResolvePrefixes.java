package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.graphs.Bindings.Binding;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Asks for the IRIs of prefixes, in a graph or in the whole store.
 *
 * @param graph the graph; empty for the default graph, or for the whole store
 * @param format {@code ttl} for a graph and {@code trig} for the whole store
 */
record ResolvePrefixes(String graph, String format, List<String> names) implements GraphsCommand {

    private static final Map<String, Class<? extends Maintain>> UPKEEP = new TreeMap<>(Map.of(
            "a compaction",
            Maintain.Optimize.class,
            "a reopen",
            Maintain.Reopen.class,
            "a restart",
            Maintain.Restart.class,
            "a backup",
            Maintain.Backup.class));

    ResolvePrefixes {
        names = List.copyOf(names);
    }

    /**
     * Returns the kind.
     *
     * @param lost whether it also asks for prefixes that Fuseki takes away when a graph is replaced
     */
    static CommandKind<Graphs> kind(boolean lost) {
        CommandKind.Builder<Graphs, ResolvePrefixes> kind = GraphsCommand.kind(
                        "resolvePrefixes",
                        ResolvePrefixes.class,
                        (graphs, random) -> Optional.of(draw(lost, graphs, random)))
                .weight(6)
                .needs(AddToGraph.NAME)
                .helpedBy("reopen", "optimize", "restart", "backup")
                .aspect(
                        "of the whole store",
                        (graphs, resolve) -> resolve.format().equals("trig"))
                .aspect("for a graph that is not there", (graphs, resolve) -> !graphs.has(resolve.graph()))
                .aspect(
                        "that no document has declared",
                        (graphs, resolve) -> resolve.names().contains(Prefix.NEVER));
        kind = of(kind, "with another IRI than before", Binding::again);
        kind = kind.aspect(
                "that came for another graph",
                (graphs, resolve) -> resolve.format().equals("ttl")
                        && resolve.asks(graphs, binding -> !binding.graph().equals(resolve.graph())));
        for (String name : List.of("", "a.b-c", "\uD800\uDC00")) {
            kind = kind.aspect(
                    "with the name '" + name + "'",
                    (graphs, resolve) -> graphs.bindings().get(name).isPresent()
                            && resolve.names().contains(name));
        }
        for (Map.Entry<String, Class<? extends Maintain>> each : UPKEEP.entrySet()) {
            kind = of(kind, "after " + each.getKey(), binding -> binding.since().contains(each.getValue()));
        }
        return kind.render(ResolvePrefixes::operation);
    }

    static ResolvePrefixes draw(boolean lost, Graphs graphs, RandomGenerator random) {
        String graph = GraphsCommand.graph(random);
        return new ResolvePrefixes(
                graph,
                graph.isEmpty() ? Draw.one(List.of("ttl", "trig"), random) : "ttl",
                graphs.bindings().names(lost));
    }

    private static CommandKind.Builder<Graphs, ResolvePrefixes> of(
            CommandKind.Builder<Graphs, ResolvePrefixes> kind, String aspect, Predicate<Binding> met) {
        return kind.aspect(aspect, (graphs, resolve) -> resolve.asks(graphs, met));
    }

    private boolean asks(Graphs graphs, Predicate<Binding> binding) {
        return graphs.has(graph)
                && names.stream()
                        .flatMap(name -> graphs.bindings().get(name).stream())
                        .anyMatch(binding);
    }

    @Override
    public boolean possible(Graphs graphs) {
        return !names.isEmpty() && (graph.isEmpty() || format.equals("ttl"));
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.PREFIXES, graph, format, String.join(" ", names), GraphCall.Route.BODY)
                .operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        if (!graphs.has(graph)) {
            return Expectation.refuses("NOT_FOUND");
        }
        List<Row> rows = names.stream()
                .distinct()
                .flatMap(name -> graphs.bindings().get(name).stream()
                        .map(binding -> Row.of(Cell.text(name), Cell.text(binding.iri()))))
                .toList();
        return rows.isEmpty() ? Expectation.findsNothing() : Expectation.returns(rows, false);
    }
}
