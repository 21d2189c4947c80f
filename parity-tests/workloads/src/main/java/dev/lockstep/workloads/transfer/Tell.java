package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/**
 * A statement that changes nothing and answers with rows, although nobody asked for any. No script tells the settings
 * of its database, because they are those of an arm's storage context.
 */
record Tell(String statement) implements TransferCommand {

    static final List<String> STATEMENTS = List.of(
            "CALL 7",
            "SHOW TABLES",
            "EXPLAIN SELECT 1",
            "SCRIPT NODATA NOPASSWORDS NOSETTINGS",
            "SCRIPT SIMPLE NOPASSWORDS NOSETTINGS",
            "VALUES 1, NULL");

    static CommandKind<Depot> kind() {
        CommandKind.Builder<Depot, Tell> kind = TransferCommand.kind(
                "tell", Tell.class, (depot, random) -> Optional.of(new Tell(Draw.one(STATEMENTS, random))));
        for (String each : STATEMENTS) {
            kind = kind.aspect(each, (depot, tell) -> tell.statement().equals(each));
        }
        return kind.weight(2).render(Tell::operation);
    }

    @Override
    public Operation operation() {
        return Operation.mutate(statement);
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.agrees();
    }
}
