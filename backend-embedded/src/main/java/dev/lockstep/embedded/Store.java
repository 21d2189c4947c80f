package dev.lockstep.embedded;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;

/** An engine's store in this process. Calls come one at a time, except for {@link #cancel}; see {@link InProcess}. */
public abstract class Store extends OperationBackend {

    /**
     * Runs one read over another session.
     *
     * @param channel {@link Channel#OLDER} or {@link Channel#YOUNGER}, whichever the provider offers
     */
    public Outcome over(Channel channel, Operation.Query query) {
        throw new IllegalStateException(getClass().getName() + " has no " + channel + " session");
    }

    /** Returns the query in which the engine tells its version. */
    public abstract Operation.Query version();

    /** Asks the call in progress to end, if there is a way to ask. May be called from any thread, repeatedly. */
    public abstract void cancel();

    /** Releases a store whose last call does not return, without waiting for that call. */
    public abstract void abandon();
}
