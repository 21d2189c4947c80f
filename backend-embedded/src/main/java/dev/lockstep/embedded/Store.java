package dev.lockstep.embedded;

import dev.lockstep.backend.OperationBackend;

/** An engine's store in this process. Calls come one at a time, but for {@link #cancel}; see {@link InProcess}. */
public abstract class Store extends OperationBackend {

    /** Asks the call under way to end, if it can be asked; callable from any thread, and as often as it takes. */
    public abstract void cancel();

    /** Releases a store whose last call does not return, without waiting for that call. */
    public abstract void abandon();
}
