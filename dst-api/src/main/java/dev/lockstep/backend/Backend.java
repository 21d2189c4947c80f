package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One system, opened over one transport, with separate data.
 *
 * <p>Calls come one at a time, from one thread. Only {@link #close} may come from another thread while a call is in
 * progress, and it must then make that call return.
 */
public interface Backend extends AutoCloseable {

    /**
     * Asks the system to do one operation, and returns the outcome as a caller saw it. Everything that the system or
     * the transport does becomes an outcome; an exception is a fault of the backend itself.
     *
     * @throws InterruptedException if the walk is being stopped
     */
    Outcome apply(Operation operation) throws InterruptedException;

    /**
     * Runs several reads, and returns one outcome for each, in order. A transport that can run them together overrides
     * this.
     *
     * @throws InterruptedException if the walk is being stopped
     */
    default List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation.Query query : queries) {
            outcomes.add(apply(query));
        }
        return outcomes;
    }

    /**
     * Returns a description of what actually ran, for the terminal and the report: the launcher, an image's digest, a
     * command line. It is never compared and never contains a secret.
     */
    default Map<String, String> description() {
        return Map.of();
    }

    /**
     * Closes everything: connections, processes with their children, containers. Closing it a second time has no
     * effect.
     */
    @Override
    void close();
}
