package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Puts a document into the place of a graph. */
record PutGraph(String graph, Document document) implements GraphsCommand {

    /** Returns the kind; {@link Prefix#draw} says what {@code ofScheme} is. */
    static CommandKind<Graphs> kind(boolean ofScheme) {
        return GraphsCommand.kind("putGraph", PutGraph.class, (graphs, random) -> Optional.of(draw(ofScheme, random)))
                .weight(4)
                .aspect(
                        "over an earlier one",
                        (graphs, put) -> !graphs.in(put.graph()).isEmpty())
                .aspect("of the default graph", (graphs, put) -> put.graph().isEmpty())
                .aspect(
                        "of many triples",
                        (graphs, put) -> put.document().facts().size() > 20)
                .aspect(
                        "with prefixes",
                        (graphs, put) -> !put.document().prefixes().isEmpty())
                .render(PutGraph::operation);
    }

    static PutGraph draw(boolean ofScheme, RandomGenerator random) {
        return new PutGraph(GraphsCommand.graph(random), Document.draw(ofScheme, random));
    }

    @Override
    public boolean possible(Graphs graphs) {
        return document.possible();
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.PUT, graph, document.format(), document.text(), GraphCall.Route.BODY)
                .operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        if (graphs.has(graph)) {
            graphs.bindings().replaced();
        }
        graphs.bindings().bind(graph, document.prefixes());
        graphs.set(graph, new TreeSet<>(document.facts()));
    }
}
