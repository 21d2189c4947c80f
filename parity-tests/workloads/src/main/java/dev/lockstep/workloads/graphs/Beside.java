package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command on a second dataset, which the same process has open beside the walk's store. The names of its graphs are
 * the same, so that a command which reaches the wrong dataset is seen.
 */
interface Beside extends GraphsCommand {

    /** Returns the command as it would be on the walk's store. */
    GraphsCommand inner();

    /** Adds a document to a graph. */
    record Add(AddToGraph inner) implements Beside {
        static final String NAME = "addToGraphBeside";
    }

    /** Puts a document into the place of a graph. */
    record Put(PutGraph inner) implements Beside {}

    /** Inserts or deletes one triple by an update. */
    record Update(UpdateGraph inner) implements Beside {}

    /** Removes a graph as a whole. */
    record Remove(RemoveGraph inner) implements Beside {}

    /** Gets a graph as a whole. */
    record Get(GetGraph inner) implements Beside {

        private static final Map<String, Class<?>> UPKEEP = new TreeMap<>(Map.of(
                "after its compaction",
                Compact.class,
                "after a compaction of the store",
                Maintain.Optimize.class,
                "after a reopen",
                Maintain.Reopen.class,
                "after a restart",
                Maintain.Restart.class,
                "after a backup of the store",
                Maintain.Backup.class));

        private boolean hasSomething(Graphs graphs) {
            return !graphs.beside().in(inner.graph()).isEmpty();
        }

        private boolean differs(Graphs graphs) {
            return hasSomething(graphs)
                    && graphs.has(inner.graph())
                    && !graphs.in(inner.graph()).equals(graphs.beside().in(inner.graph()));
        }

        static CommandKind<Graphs> kind() {
            CommandKind.Builder<Graphs, Get> kind = GraphsCommand.kind(
                            "getGraphBeside",
                            Get.class,
                            (graphs, random) -> Optional.of(new Get(GetGraph.draw(random))))
                    .weight(6)
                    .needs(Add.NAME)
                    .helpedBy("reopen", "optimize", "restart", "backup", "optimizeBeside")
                    .aspect("that the store has with other triples", (graphs, get) -> get.differs(graphs))
                    .aspect(
                            "that the store alone has",
                            (graphs, get) -> !graphs.beside().has(get.inner().graph())
                                    && graphs.has(get.inner().graph()));
            for (Map.Entry<String, Class<?>> each : UPKEEP.entrySet()) {
                kind = kind.aspect(
                        each.getKey(),
                        (graphs, get) ->
                                get.hasSomething(graphs) && graphs.beside().isMaintained(each.getValue()));
            }
            return kind.render(Get::operation);
        }
    }

    /** Asks for the IRIs of prefixes. */
    record Resolve(ResolvePrefixes inner) implements Beside {}

    /** Compacts the second dataset. */
    record Compact() implements GraphsCommand {
        @Override
        public Operation operation() {
            return new GraphCall(GraphCall.Verb.COMPACT, "", "", "", GraphCall.Route.BODY)
                    .beside()
                    .operation();
        }

        @Override
        public Expectation expect(Graphs graphs) {
            return Expectation.done();
        }

        @Override
        public void apply(Graphs graphs) {
            graphs.maintained(getClass());
            graphs.beside().maintained(getClass());
        }
    }

    /** Returns the kinds; {@link ResolvePrefixes#kind} says what {@code lost} is, and {@link Prefix#draw} the other. */
    static List<CommandKind<Graphs>> kinds(boolean lost, boolean ofScheme) {
        return List.of(
                GraphsCommand.kind(
                                Add.NAME,
                                Add.class,
                                (graphs, random) -> Optional.of(new Add(AddToGraph.draw(ofScheme, random))))
                        .weight(3)
                        .aspect(
                                "to one that the store has",
                                (graphs, add) -> graphs.has(add.inner().graph()))
                        .render(Beside::operation),
                GraphsCommand.kind(
                                "putGraphBeside",
                                Put.class,
                                (graphs, random) -> Optional.of(new Put(PutGraph.draw(ofScheme, random))))
                        .weight(2)
                        .aspect(
                                "in place of one that the store has too",
                                (graphs, put) -> graphs.beside().has(put.inner().graph())
                                        && graphs.has(put.inner().graph()))
                        .render(Beside::operation),
                GraphsCommand.kind(
                                "updateGraphBeside",
                                Update.class,
                                (graphs, random) -> Optional.of(new Update(UpdateGraph.draw(graphs.beside(), random))))
                        .weight(3)
                        .aspect(
                                "of an insert",
                                (graphs, update) -> update.inner().inserts())
                        .aspect(
                                "of a delete",
                                (graphs, update) -> !update.inner().inserts())
                        .render(Beside::operation),
                GraphsCommand.kind(
                                "removeGraphBeside",
                                Remove.class,
                                (graphs, random) ->
                                        Optional.of(new Remove(new RemoveGraph(GraphsCommand.graph(random)))))
                        .aspect(
                                "that the store has too",
                                (graphs, remove) ->
                                        graphs.beside().has(remove.inner().graph())
                                                && graphs.has(remove.inner().graph()))
                        .render(Beside::operation),
                Get.kind(),
                GraphsCommand.kind(
                                "resolvePrefixesBeside",
                                Resolve.class,
                                (graphs, random) ->
                                        Optional.of(new Resolve(ResolvePrefixes.draw(lost, graphs.beside(), random))))
                        .weight(3)
                        .needs(Add.NAME)
                        .aspect("that the store has with another IRI", Beside::isBoundElsewhere)
                        .render(Beside::operation),
                GraphsCommand.kind("optimizeBeside", Compact.class, (graphs, random) -> Optional.of(new Compact()))
                        .needs(Add.NAME)
                        .render(Compact::operation));
    }

    private static boolean isBoundElsewhere(Graphs graphs, Resolve resolve) {
        return resolve.inner().names().stream()
                .anyMatch(name -> graphs.beside()
                        .bindings()
                        .get(name)
                        .filter(binding -> graphs.bindings()
                                .get(name)
                                .filter(own -> !own.iri().equals(binding.iri()))
                                .isPresent())
                        .isPresent());
    }

    @Override
    default boolean possible(Graphs graphs) {
        return inner().possible(graphs.beside());
    }

    @Override
    default Operation operation() {
        return GraphCall.of((Operation.Call) inner().operation()).beside().operation();
    }

    @Override
    default Expectation expect(Graphs graphs) {
        return inner().expect(graphs.beside());
    }

    @Override
    default void apply(Graphs graphs) {
        inner().apply(graphs.beside());
    }
}
