package dev.lockstep.workloads.graphs;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Copies, moves, adds, clears or drops a graph by an update.
 *
 * @param to the target; the same as {@code from} for a verb that has none
 * @param silent whether a graph that is not there is no reason to refuse; only such a command names one
 */
record Manage(Verb verb, String from, String to, boolean silent) implements GraphsCommand {

    /** The words of the language. */
    enum Verb {
        COPY,
        MOVE,
        ADD,
        CLEAR,
        DROP;

        boolean hasTarget() {
            return this == COPY || this == MOVE || this == ADD;
        }
    }

    /**
     * Returns the kind.
     *
     * @param overwrites whether a named graph is copied into another that has something, in which Jena loses triples
     */
    static CommandKind<Graphs> kind(boolean overwrites) {
        CommandKind.Builder<Graphs, Manage> kind = GraphsCommand.kind("manageGraph", Manage.class, (graphs, random) -> {
                    Verb verb = Draw.one(List.of(Verb.values()), random);
                    String from = GraphsCommand.graph(random);
                    return Optional.of(new Manage(
                                    verb,
                                    from,
                                    verb.hasTarget() ? GraphsCommand.graph(random) : from,
                                    random.nextBoolean()))
                            .filter(manage -> overwrites || !manage.overwrites(graphs));
                })
                .weight(6);
        for (Verb each : Verb.values()) {
            kind = kind.aspect(
                    each.name().toLowerCase(Locale.ROOT),
                    (graphs, manage) ->
                            manage.verb() == each && !graphs.in(manage.from()).isEmpty());
        }
        return kind.aspect("that is not there", (graphs, manage) -> !graphs.has(manage.from()))
                .aspect(
                        "into one that has something",
                        (graphs, manage) -> manage.verb().hasTarget()
                                && !graphs.in(manage.to()).isEmpty())
                .render(Manage::operation);
    }

    private boolean overwrites(Graphs graphs) {
        return (verb == Verb.COPY || verb == Verb.MOVE)
                && !from.isEmpty()
                && !to.isEmpty()
                && graphs.has(from)
                && graphs.has(to);
    }

    @Override
    public boolean possible(Graphs graphs) {
        return verb.hasTarget() != from.equals(to) && (silent || graphs.has(from));
    }

    @Override
    public Operation operation() {
        return Operation.mutate(verb
                + (silent ? " SILENT " : " ")
                + (verb.hasTarget() ? word(from) + " TO " + word(to) : Graphs.words(from)));
    }

    private static String word(String graph) {
        return graph.isEmpty() ? "DEFAULT" : "<" + graph + ">";
    }

    @Override
    public Expectation expect(Graphs graphs) {
        return Expectation.done();
    }

    @Override
    public void apply(Graphs graphs) {
        if (!graphs.has(from)) {
            return;
        }
        switch (verb) {
            case COPY -> graphs.set(to, graphs.in(from));
            case MOVE -> {
                graphs.set(to, graphs.in(from));
                graphs.set(from, new TreeSet<>());
            }
            case ADD -> graphs.add(to, graphs.in(from));
            case CLEAR, DROP -> graphs.set(from, new TreeSet<>());
        }
    }
}
