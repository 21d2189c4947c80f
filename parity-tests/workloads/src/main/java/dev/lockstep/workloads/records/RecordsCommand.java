package dev.lockstep.workloads.records;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;

/** A command of the workload, which a product is asked in a form that follows from its promises. */
interface RecordsCommand extends Command<Store> {

    /** Returns the operation that asks for it. */
    Operation operation(Promises promises);
}
