package dev.lockstep.embedded;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;

/** An engine's store in this process. Calls come one at a time, but for {@link #cancel}. */
public interface Store extends AutoCloseable {

    /** See {@link dev.lockstep.backend.Backend#apply}. */
    Outcome apply(Operation operation);

    /** Asks what is running to end, if it can be asked; callable from any thread, and as often as it takes. */
    void cancel();

    /** Lets go of a store whose last call does not return, without waiting for that call. */
    void abandon();

    /** Lets go of everything. */
    @Override
    void close();
}
