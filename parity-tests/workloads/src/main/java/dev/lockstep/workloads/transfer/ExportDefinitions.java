package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Exports the definitions alone, without rows.
 *
 * @param tables the tables that are there
 * @param views the views that are there
 * @param canary the first number of a sequence that is there only while the export is taken
 */
record ExportDefinitions(List<String> tables, List<String> views, int canary) implements TransferCommand {

    private static final String CANARY = "CANARY";

    ExportDefinitions {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    static CommandKind<Depot> kind() {
        return Export.states(TransferCommand.kind(
                                "exportDefinitions",
                                ExportDefinitions.class,
                                (depot, random) -> Optional.of(new ExportDefinitions(
                                        List.copyOf(depot.tables().keySet()),
                                        List.copyOf(depot.views().keySet()),
                                        Export.canary(random))))
                        .needs(PutThings.NAME)
                        .weight(3))
                .render(ExportDefinitions::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return !tables.isEmpty()
                && depot.tables().keySet().equals(new TreeSet<>(tables))
                && depot.views().keySet().equals(new TreeSet<>(views))
                && Export.isCanary(canary);
    }

    @Override
    public List<Maintain.Reopen> simpler() {
        return List.of(new Maintain.Reopen());
    }

    @Override
    public Operation operation() {
        return Operation.export(
                Route.ofPart("NODATA", ""),
                Content.of(tables, views),
                Operation.mutate("CREATE SEQUENCE " + CANARY + " START WITH " + canary + " NO CACHE"),
                Operation.mutate("DROP SEQUENCE " + CANARY));
    }

    @Override
    public Expectation expect(Depot depot) {
        List<Row> rows = new ArrayList<>(Content.withoutRows(depot));
        rows.add(Content.sequence(CANARY, canary));
        return Expectation.returns(rows, false);
    }
}
