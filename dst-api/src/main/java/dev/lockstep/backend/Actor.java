package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;

/**
 * One of several clients that use one store at the same time. Its own calls come one after the other; the calls of
 * different actors of one arm come from different threads, and may overlap.
 */
public interface Actor extends AutoCloseable {

    /** Asks the system to do one operation, like {@link Backend#apply}. */
    Outcome apply(Operation operation) throws InterruptedException;

    /** Begins or ends a transaction of this actor. By default it keeps none open. */
    default Outcome control(SessionAction action) throws InterruptedException {
        return new Outcome.Unsupported("the transport keeps no transaction open between two operations");
    }

    @Override
    void close();
}
