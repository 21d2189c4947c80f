package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Adds a document to a graph. */
record AddToGraph(String graph, Document document, GraphCall.Route route) implements GraphsCommand {

    static final String NAME = "addToGraph";

    /** Returns the kind; {@link Prefix#draw} says what {@code ofScheme} is. */
    static CommandKind<Graphs> kind(boolean ofScheme) {
        return GraphsCommand.kind(NAME, AddToGraph.class, (graphs, random) -> Optional.of(draw(ofScheme, random)))
                .weight(5)
                .aspect("by a form", (graphs, add) -> add.route() == GraphCall.Route.FORM)
                .aspect("by a body", (graphs, add) -> add.route() == GraphCall.Route.BODY)
                .aspect(
                        "with prefixes by a form",
                        (graphs, add) -> !add.document().prefixes().isEmpty() && add.route() == GraphCall.Route.FORM)
                .aspect(
                        "with prefixes by a body",
                        (graphs, add) -> !add.document().prefixes().isEmpty() && add.route() == GraphCall.Route.BODY)
                .aspect("that is new", (graphs, add) -> !graphs.has(add.graph()))
                .aspect(
                        "that has something",
                        (graphs, add) -> !graphs.in(add.graph()).isEmpty())
                .render(AddToGraph::operation);
    }

    static AddToGraph draw(boolean ofScheme, RandomGenerator random) {
        return new AddToGraph(
                GraphsCommand.graph(random),
                Document.draw(ofScheme, random),
                Draw.one(List.of(GraphCall.Route.values()), random));
    }

    @Override
    public boolean possible(Graphs graphs) {
        return document.possible();
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.ADD, graph, document.format(), document.text(), route).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        graphs.bindings().bind(graph, document.prefixes());
        graphs.add(graph, document.facts());
    }
}
