package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/**
 * Takes a backup and reads everything in the copy. Just before the backup a document is inserted, and it is deleted
 * again before the copy is read.
 *
 * @param canary the key of that document, drawn for this backup, so that no earlier copy has it
 */
record Backup(String canary) implements SocialCommand {

    private static final String PREFIX = "canary-";

    static CommandKind.Builder<SocialModel, Backup> kind() {
        return Maintenance.aspects(
                CommandKind.of("backup", Backup.class)
                        .weight(2)
                        .cost(10)
                        .needs(InsertPersons.NAME)
                        .drawIfPossible((model, random) -> new Backup(PREFIX + Long.toHexString(random.nextLong()))),
                Backup.class);
    }

    @Override
    public boolean possible(SocialModel model) {
        return canary.startsWith(PREFIX) && !model.docs().containsKey(canary);
    }

    @Override
    public Expectation expect(SocialModel model) {
        // A copy of an empty store shows nothing, although it has rows about its tables.
        return new Expectation.Returns(
                model.with(doc()).copy(), false, !model.persons().isEmpty());
    }

    @Override
    public List<Reopen> simpler() {
        return List.of(new Reopen());
    }

    @Override
    public List<SocialCommand> composedOf() {
        return List.of(new InsertDocs(List.of(doc())), new DeleteDoc(canary));
    }

    @Override
    public boolean maintains() {
        return true;
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.backup(
                StoreDialect.of(dialect).copy(), dialect.insertDocs(List.of(doc())), dialect.deleteDoc(canary));
    }

    private Doc doc() {
        return new Doc(canary, Doc.SOURCES.get(0), canary);
    }
}
