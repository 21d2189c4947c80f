package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Three named sessions and the default one on the same tables: {@code --workload sessions}. */
final class SessionsWorkload implements Workload<Database> {

    static final String NAME = "sessions";

    private final Steering steering;

    SessionsWorkload(Steering steering) {
        this.steering = steering;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return 3;
    }

    @Override
    public List<CommandKind<Database>> alphabet() {
        return List.of(
                EditHolders.kind(),
                PutThing.kind(),
                TakeThings.kind(),
                AskForFlagged.kind(),
                FindAmounts.kind(),
                LockHolder.kind(),
                Begin.kind(),
                Steer.kind(),
                Isolate.kind(),
                SetSavepoint.kind(),
                RollBackTo.kind(),
                WriteMuch.kind(),
                MakeBox.kind(),
                FillBox.kind(),
                IndexAmounts.kind(),
                Transact.kind(),
                Maintain.underSessions("reopen", Maintain.Reopen.class, Maintain.Reopen::new),
                Maintain.underSessions("optimize", Maintain.Optimize.class, Maintain.Optimize::new),
                Maintain.withoutSessions("repair", Maintain.Repair.class, Maintain.Repair::new),
                Maintain.withoutSessions("restart", Maintain.Restart.class, Maintain.Restart::new),
                Backup.kind());
    }

    /** A transaction that is open ends with its session, which a reopen and an optimize end on every arm. */
    @Override
    public Set<OperationKind> requires() {
        return EnumSet.of(
                OperationKind.SESSION,
                OperationKind.CONTROL,
                OperationKind.TRANSACTION,
                OperationKind.REOPEN,
                OperationKind.OPTIMIZE);
    }

    @Override
    public Database newModel() {
        Database database = new Database(steering);
        database.create(Tables.HOLDER);
        database.create(Tables.THING);
        return database;
    }

    @Override
    public List<Operation> setup(String version) {
        return Tables.setup();
    }

    @Override
    public List<Probe> probes(Database database) {
        return List.of(Tables.probe(database, Tables.HOLDER), Tables.probe(database, Tables.THING));
    }

    @Override
    public List<Probe> store(Database database) {
        return List.of(Tables.everything(database), Tables.schema(database));
    }
}
