package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Transactions as one operation each, with maintenance in between: {@code --workload transactions}.
 *
 * @param dialect the system's words
 */
record TransactionsWorkload(Dialect dialect) implements Workload<Database> {

    static final String NAME = "transactions";

    /** The words of the systems in the box. */
    enum Dialect {
        SQL {
            @Override
            List<CommandKind<Database>> alphabet() {
                return List.of(
                        Transact.kind(),
                        EditHolders.kindWithoutSessions(),
                        Maintain.whole("reopen", Maintain.Reopen.class, Maintain.Reopen::new, "transact"),
                        Maintain.whole("optimize", Maintain.Optimize.class, Maintain.Optimize::new, "transact"),
                        Maintain.whole("repair", Maintain.Repair.class, Maintain.Repair::new, "transact"),
                        Maintain.whole("restart", Maintain.Restart.class, Maintain.Restart::new, "transact"),
                        Backup.kindWithoutSessions());
            }

            @Override
            List<Operation> setup() {
                return Tables.setup();
            }

            @Override
            Probe holders(Database database) {
                return Tables.probe(database, Tables.HOLDER);
            }
        },
        SPARQL {
            @Override
            List<CommandKind<Database>> alphabet() {
                return List.of(
                        TransactTriples.kind(),
                        Maintain.whole("reopen", Maintain.Reopen.class, Maintain.Reopen::new, "transactTriples"),
                        Maintain.whole("optimize", Maintain.Optimize.class, Maintain.Optimize::new, "transactTriples"),
                        Maintain.whole("restart", Maintain.Restart.class, Maintain.Restart::new, "transactTriples"),
                        BackUpTriples.kind());
            }

            @Override
            List<Operation> setup() {
                return List.of();
            }

            @Override
            Probe holders(Database database) {
                return new Probe("holders", Triples.all(), Triples.rows(database.rows(Tables.HOLDER)));
            }
        };

        abstract List<CommandKind<Database>> alphabet();

        abstract List<Operation> setup();

        abstract Probe holders(Database database);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<CommandKind<Database>> alphabet() {
        return dialect.alphabet();
    }

    @Override
    public Set<OperationKind> requires() {
        return EnumSet.of(OperationKind.TRANSACTION);
    }

    @Override
    public Database newModel() {
        Database database = new Database(Steering.NONE);
        database.create(Tables.HOLDER);
        database.create(Tables.THING);
        return database;
    }

    @Override
    public List<Operation> setup(String version) {
        return dialect.setup();
    }

    @Override
    public List<Probe> probes(Database database) {
        return List.of(dialect.holders(database));
    }

    @Override
    public List<Probe> store(Database database) {
        return probes(database);
    }
}
