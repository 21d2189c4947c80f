package dev.lockstep.workloads.graphs;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Adds a document in TriG, which has triples for several graphs. */
record LoadGraphs(List<Prefix> prefixes, List<Part> parts) implements GraphsCommand {

    LoadGraphs {
        prefixes = List.copyOf(prefixes);
        parts = List.copyOf(parts);
    }

    /** The part of the document for one graph. */
    record Part(String graph, List<Fact> facts) {
        Part {
            facts = List.copyOf(facts);
        }
    }

    /** Returns the kind; {@link Prefix#draw} says what {@code ofScheme} is. */
    static CommandKind<Graphs> kind(boolean ofScheme) {
        return GraphsCommand.kind(
                        "loadGraphs",
                        LoadGraphs.class,
                        (graphs, random) -> Optional.of(new LoadGraphs(
                                Draw.oneIn(4, random) ? List.of() : Prefix.some(ofScheme, random), parts(random))))
                .weight(3)
                .aspect("with prefixes", (graphs, load) -> !load.prefixes().isEmpty())
                .aspect("for several graphs", (graphs, load) -> load.parts().size() > 1)
                .render(LoadGraphs::operation);
    }

    private static List<Part> parts(RandomGenerator random) {
        List<Part> parts = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            parts.add(new Part(GraphsCommand.graph(random), Fact.some(random)));
        }
        return parts;
    }

    @Override
    public boolean possible(Graphs graphs) {
        return !parts.isEmpty() && parts.stream().noneMatch(part -> part.facts().isEmpty());
    }

    @Override
    public Operation operation() {
        return Operation.load(
                "trig",
                Document.lines(prefixes) + parts.stream().map(this::text).collect(Collectors.joining()));
    }

    private String text(Part part) {
        String facts = Document.text(part.facts(), prefixes);
        return part.graph().isEmpty() ? facts : "<" + part.graph() + "> {\n" + facts + "}\n";
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        graphs.bindings().bind("", prefixes);
        parts.forEach(part -> graphs.add(part.graph(), part.facts()));
    }
}
