package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.TreeSet;

/** Removes a graph as a whole. One that is not there is refused. */
record RemoveGraph(String graph) implements GraphsCommand {

    static CommandKind<Graphs> kind() {
        return GraphsCommand.kind(
                        "removeGraph",
                        RemoveGraph.class,
                        (graphs, random) -> Optional.of(new RemoveGraph(GraphsCommand.graph(random))))
                .weight(2)
                .aspect("that is not there", (graphs, remove) -> !graphs.has(remove.graph()))
                .aspect(
                        "that has something",
                        (graphs, remove) -> !graphs.in(remove.graph()).isEmpty())
                .render(RemoveGraph::operation);
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.REMOVE, graph, "nt", "", GraphCall.Route.BODY).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return graphs.has(graph) ? Expectation.done() : Expectation.refuses("NOT_FOUND");
    }

    @Override
    public void apply(Graphs graphs) {
        if (graph.isEmpty()) {
            graphs.bindings().replaced();
        }
        graphs.set(graph, new TreeSet<>());
    }
}
