package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import java.util.List;

/** A command of the workload, which knows its operation. */
interface ValuesCommand extends Command<Values> {

    /** Returns the operation. */
    Operation operation();

    /** Begins a kind. */
    static <C extends ValuesCommand> CommandKind.Builder<Values, C> kind(String name, Class<C> type) {
        return CommandKind.of(name, type);
    }

    /** Returns one row of parameters: a value in this way, and the id of its row as a plain value. */
    static Parameters parameters(Passing passing, Cell value, int id) {
        return new Parameters(List.of(passing, Passing.VALUE), List.of(Row.of(value, Cell.number(id))));
    }
}
