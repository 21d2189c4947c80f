package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gets a graph as a whole, in a document of some format. One that is not there is refused. */
record GetGraph(String graph, String format) implements GraphsCommand {

    private static final List<String> FORMATS = List.of("nt", "ttl", "rdf", "jsonld");

    static CommandKind<Graphs> kind() {
        CommandKind.Builder<Graphs, GetGraph> kind = GraphsCommand.kind(
                        "getGraph", GetGraph.class, (graphs, random) -> Optional.of(draw(random)))
                .weight(4)
                .aspect("that is not there", (graphs, get) -> !graphs.has(get.graph()));
        for (String each : FORMATS) {
            kind = kind.aspect(
                    "as " + each,
                    (graphs, get) ->
                            get.format().equals(each) && !graphs.in(get.graph()).isEmpty());
        }
        return kind.render(GetGraph::operation);
    }

    static GetGraph draw(RandomGenerator random) {
        return new GetGraph(GraphsCommand.graph(random), Draw.one(FORMATS, random));
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.GET, graph, format, "", GraphCall.Route.BODY).operation();
    }

    @Override
    public Expectation expect(Graphs graphs) {
        if (!graphs.has(graph)) {
            return Expectation.refuses("NOT_FOUND");
        }
        List<Row> rows =
                graphs.in(graph).stream().map(fact -> new Row(fact.cells())).toList();
        return rows.isEmpty() ? Expectation.findsNothing() : Expectation.returns(rows, false);
    }
}
