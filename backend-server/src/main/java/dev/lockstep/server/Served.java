package dev.lockstep.server;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;

/** What a server serves to its one client. Calls come one at a time. */
public interface Served extends AutoCloseable {

    /** See {@link dev.lockstep.backend.Backend#apply}; must return when the server ends. */
    Outcome apply(Operation operation) throws InterruptedException;

    /** Lets go of the client's end. The server has ended before. */
    @Override
    void close();
}
