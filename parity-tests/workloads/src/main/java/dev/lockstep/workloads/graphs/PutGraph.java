package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Puts a document into the place of a graph. */
record PutGraph(String graph, String format, List<Fact> facts) implements GraphsCommand {

    PutGraph {
        facts = List.copyOf(facts);
    }

    static CommandKind<Graphs> kind() {
        return GraphsCommand.kind(
                        "putGraph",
                        PutGraph.class,
                        (graphs, random) -> Optional.of(new PutGraph(
                                GraphsCommand.graph(random),
                                Draw.one(List.of("nt", "ttl"), random),
                                Fact.some(random))))
                .weight(4)
                .aspect(
                        "over an earlier one",
                        (graphs, put) -> !graphs.in(put.graph()).isEmpty())
                .aspect("of the default graph", (graphs, put) -> put.graph().isEmpty())
                .aspect("of many triples", (graphs, put) -> put.facts().size() > 20)
                .render(PutGraph::operation);
    }

    @Override
    public boolean possible(Graphs graphs) {
        return !facts.isEmpty();
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.PUT, graph, format, Fact.document(facts), GraphCall.Route.BODY).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        graphs.set(graph, new TreeSet<>(facts));
    }
}
