package dev.lockstep.embedded;

import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;

/** An engine's store in this process. Calls come one at a time, except for {@link #cancel}; see {@link InProcess}. */
public abstract class Store extends OperationBackend {

    /** Returns the query in which the engine tells its version. */
    public abstract Operation.Query version();

    /** Asks the call in progress to end, if there is a way to ask. May be called from any thread, repeatedly. */
    public abstract void cancel();

    /** Releases a store whose last call does not return, without waiting for that call. */
    public abstract void abandon();
}
