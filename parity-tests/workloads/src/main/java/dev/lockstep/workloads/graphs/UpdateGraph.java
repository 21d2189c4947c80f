package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.random.RandomGenerator;

/** Inserts or deletes one triple by an update. */
record UpdateGraph(GraphCall.Route route, boolean inserts, String graph, Fact fact) implements GraphsCommand {

    static CommandKind<Graphs> kind() {
        return GraphsCommand.kind(
                        "updateGraph", UpdateGraph.class, (graphs, random) -> Optional.of(draw(graphs, random)))
                .weight(3)
                .aspect("by a form", (graphs, update) -> update.route() == GraphCall.Route.FORM)
                .aspect("by a body", (graphs, update) -> update.route() == GraphCall.Route.BODY)
                .aspect(
                        "of its last triple",
                        (graphs, update) ->
                                !update.inserts() && graphs.in(update.graph()).size() == 1)
                .render(UpdateGraph::operation);
    }

    static UpdateGraph draw(Graphs graphs, RandomGenerator random) {
        String graph = GraphsCommand.graph(random);
        Optional<Fact> old = Draw.any(graphs.in(graph), random);
        boolean inserts = old.isEmpty() || random.nextBoolean();
        return new UpdateGraph(
                Draw.one(List.of(GraphCall.Route.values()), random),
                inserts,
                graph,
                inserts ? Fact.draw(random) : old.get());
    }

    @Override
    public Operation operation() {
        String triple = graph.isEmpty() ? fact.text() : "GRAPH <" + graph + "> { " + fact.text() + " }";
        String text = (inserts ? "INSERT" : "DELETE") + " DATA { " + triple + " }";
        return new GraphCall(GraphCall.Verb.UPDATE, "", "", text, route).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        SortedSet<Fact> facts = graphs.in(graph);
        if (inserts) {
            facts.add(fact);
        } else {
            facts.remove(fact);
        }
        graphs.set(graph, facts);
    }
}
