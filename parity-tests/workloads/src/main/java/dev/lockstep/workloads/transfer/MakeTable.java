package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;

/**
 * Creates a table.
 *
 * @param parent the table to which a foreign key leads, if there is one
 */
record MakeTable(String name, Optional<String> parent) implements TransferCommand {

    static final String NAME = "makeTable";

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        NAME,
                        MakeTable.class,
                        (depot, random) -> Draw.any(Depot.free(Depot.TABLES, depot.tables()), random)
                                .map(name -> new MakeTable(
                                        name,
                                        random.nextBoolean()
                                                ? TransferCommand.table(depot, random)
                                                : Optional.empty())))
                .weight(4)
                .aspect("with a foreign key", (depot, make) -> make.parent().isPresent())
                .render(MakeTable::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return !depot.tables().containsKey(name)
                && parent.filter(other -> !depot.tables().containsKey(other)).isEmpty();
    }

    @Override
    public Operation operation() {
        return Operation.mutate(definition(name)
                + parent.map(other -> ", CONSTRAINT " + name + "_PARENT FOREIGN KEY (ref) REFERENCES " + other + "(id)")
                        .orElse("")
                + ")");
    }

    /** Returns the beginning of the statement that creates a table of this name. */
    static String definition(String name) {
        return "CREATE TABLE " + name + " (id INT CONSTRAINT " + name
                + "_KEY PRIMARY KEY, word VARCHAR, note CLOB, bytes VARBINARY, price DECIMAL(20, 5), ref INT";
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.done();
    }

    @Override
    public void apply(Depot depot) {
        depot.makeTable(name, parent);
    }
}
