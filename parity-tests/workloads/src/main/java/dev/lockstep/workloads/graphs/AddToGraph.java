package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Adds a document to a graph. */
record AddToGraph(String graph, String format, GraphCall.Route route, List<Fact> facts) implements GraphsCommand {

    static final String NAME = "addToGraph";

    AddToGraph {
        facts = List.copyOf(facts);
    }

    static CommandKind<Graphs> kind() {
        return GraphsCommand.kind(
                        NAME,
                        AddToGraph.class,
                        (graphs, random) -> Optional.of(new AddToGraph(
                                GraphsCommand.graph(random),
                                Draw.one(List.of("nt", "ttl"), random),
                                Draw.one(List.of(GraphCall.Route.values()), random),
                                Fact.some(random))))
                .weight(5)
                .aspect("by a form", (graphs, add) -> add.route() == GraphCall.Route.FORM)
                .aspect("by a body", (graphs, add) -> add.route() == GraphCall.Route.BODY)
                .aspect("that is new", (graphs, add) -> !graphs.has(add.graph()))
                .aspect(
                        "that has something",
                        (graphs, add) -> !graphs.in(add.graph()).isEmpty())
                .render(AddToGraph::operation);
    }

    @Override
    public boolean possible(Graphs graphs) {
        return !facts.isEmpty();
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.ADD, graph, format, Fact.document(facts), route).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        graphs.add(graph, facts);
    }
}
