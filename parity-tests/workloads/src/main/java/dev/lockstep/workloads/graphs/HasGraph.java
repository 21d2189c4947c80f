package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Asks whether a graph is there. */
record HasGraph(String graph) implements GraphsCommand {

    static CommandKind<Graphs> kind() {
        return GraphsCommand.kind(
                        "hasGraph",
                        HasGraph.class,
                        (graphs, random) -> Optional.of(new HasGraph(GraphsCommand.graph(random))))
                .aspect("that is not there", (graphs, has) -> !graphs.has(has.graph()))
                .aspect("that is there", (graphs, has) -> graphs.has(has.graph()))
                .render(HasGraph::operation);
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.EXISTS, graph, "nt", "", GraphCall.Route.BODY).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.returns(List.of(Row.of(Cell.bool(graphs.has(graph)))), false);
    }
}
