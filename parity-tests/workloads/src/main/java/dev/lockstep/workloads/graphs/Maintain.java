package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work on the store that changes nothing that is in it. */
interface Maintain extends GraphsCommand {

    /** Closes the store and opens it again. */
    record Reopen() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.reopen();
        }
    }

    /** Reorganises the store. */
    record Optimize() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.optimize();
        }
    }

    /** Stops the server and starts it again. */
    record Restart() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.restart();
        }
    }

    /**
     * Takes a backup and reads the copy.
     *
     * @param canary the subject of a triple that is there only while the backup is taken
     */
    record Backup(String canary) implements Maintain {

        private Fact fact() {
            return new Fact(canary, "canary", "");
        }

        @Override
        public Operation operation() {
            return Operation.backup(
                    Graphs.all(),
                    Operation.mutate("INSERT DATA { " + fact().text() + " }"),
                    Operation.mutate("DELETE DATA { " + fact().text() + " }"));
        }

        @Override
        public List<UpdateGraph> composedOf() {
            return List.of(update(true), update(false));
        }

        private UpdateGraph update(boolean inserts) {
            return new UpdateGraph(GraphCall.Route.BODY, inserts, "", fact());
        }

        @Override
        public Expectation expect(Graphs graphs) {
            List<Row> rows = new ArrayList<>(graphs.rows());
            rows.add(Graphs.row("", fact()));
            return Expectation.returns(rows, false);
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Graphs>> kinds() {
        return List.of(
                always("reopen", Reopen.class, new Reopen()),
                always("optimize", Optimize.class, new Optimize()),
                always("restart", Restart.class, new Restart()),
                GraphsCommand.kind(
                                "backup",
                                Backup.class,
                                (graphs, random) -> Optional.of(new Backup("canary" + random.nextInt(1_000_000))))
                        .needs(AddToGraph.NAME)
                        .aspect("of a store with many triples", (graphs, backup) -> graphs.hasMany())
                        .render(Backup::operation));
    }

    private static <C extends Maintain> CommandKind<Graphs> always(String name, Class<C> type, C command) {
        return CommandKind.<Graphs, C>of(name, type)
                .needs(AddToGraph.NAME)
                .draw(command)
                .aspect("of a store with many triples", (graphs, maintain) -> graphs.hasMany())
                .render(Maintain::operation);
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(Graphs graphs) {
        return Expectation.done(!graphs.isEmpty());
    }

    @Override
    default void apply(Graphs graphs) {
        graphs.maintained(getClass());
        graphs.beside().maintained(getClass());
    }
}
