package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Exports the whole store, and reads the export in an empty store.
 *
 * @param tables the tables that are there
 * @param views the views that are there
 * @param canary the key of a row that the first table has only while the export is taken
 */
record Export(Route route, List<String> tables, List<String> views, int canary) implements TransferCommand {

    private static final int CANARIES = 1_000_000;

    Export {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    static CommandKind<Depot> kind(Steering steering) {
        CommandKind.Builder<Depot, Export> kind = TransferCommand.kind(
                        "export",
                        Export.class,
                        (depot, random) -> Optional.of(new Export(
                                route(depot, random),
                                List.copyOf(depot.tables().keySet()),
                                List.copyOf(depot.views().keySet()),
                                canary(random))))
                .needs(PutThings.NAME)
                .weight(9);
        return states(routes(kind, Export::route, steering)).render(Export::operation);
    }

    /** Draws a key that no other row has. */
    static int canary(RandomGenerator random) {
        return CANARIES + random.nextInt(CANARIES);
    }

    static boolean isCanary(int canary) {
        return canary >= CANARIES;
    }

    static Route route(Depot depot, RandomGenerator random) {
        return Draw.one(
                Arrays.stream(Route.values())
                        .filter(route -> route.isUsed(depot.steering()))
                        .toList(),
                random);
    }

    /** Adds an aspect for each route. */
    static <C extends TransferCommand> CommandKind.Builder<Depot, C> routes(
            CommandKind.Builder<Depot, C> kind, Function<C, Route> route, Steering steering) {
        CommandKind.Builder<Depot, C> all = kind;
        for (Route each : Route.values()) {
            if (each.isUsed(steering)) {
                all = all.aspect("by " + each.words(), (depot, command) -> route.apply(command) == each);
            }
        }
        return all;
    }

    /** Adds the aspects of the store that is exported. */
    static <C extends TransferCommand> CommandKind.Builder<Depot, C> states(CommandKind.Builder<Depot, C> kind) {
        return kind.helpedBy(MakeView.NAME, MakeSequence.NAME, "remark", "fillTable", "restore")
                .aspect(
                        "of a store with a view",
                        (depot, command) -> !depot.views().isEmpty())
                .aspect(
                        "of a store with a sequence",
                        (depot, command) -> !depot.sequences().isEmpty())
                .aspect("of a store with a comment", (depot, command) -> depot.hasRemarks())
                .aspect("of a store with many rows", (depot, command) -> depot.hasManyRows())
                .aspect("of a restored store", (depot, command) -> depot.wasRestored());
    }

    @Override
    public boolean possible(Depot depot) {
        return !tables.isEmpty()
                && depot.tables().keySet().equals(new TreeSet<>(tables))
                && depot.views().keySet().equals(new TreeSet<>(views))
                && isCanary(canary);
    }

    @Override
    public List<Maintain.Reopen> simpler() {
        return List.of(new Maintain.Reopen());
    }

    @Override
    public List<TransferCommand> composedOf() {
        return partsOf(tables.get(0), canary);
    }

    /** Returns what is done around an export. */
    static List<TransferCommand> partsOf(String table, int canary) {
        return List.of(new PutThings(table, canary, List.of(Thing.NOTHING)), new RemoveThings(table, canary));
    }

    @Override
    public Operation operation() {
        return Operation.export(
                route.way(),
                Content.of(tables, views),
                Operation.mutate("INSERT INTO " + tables.get(0) + " (id) VALUES (" + canary + ")"),
                Operation.mutate("DELETE FROM " + tables.get(0) + " WHERE id = " + canary));
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.returns(depot.withRow(tables.get(0), canary, Content::of), false);
    }
}
