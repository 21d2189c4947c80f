package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One system, opened over one transport, with data of its own.
 *
 * <p>Calls come one at a time, from one thread; only {@link #close} may come from another while a call is under way, and
 * must then make that call return.
 */
public interface Backend extends AutoCloseable {

    /**
     * Asks the system to do one thing, and tells what a caller saw. Whatever the system or the transport does becomes an
     * outcome; an exception is a fault of the backend itself.
     *
     * @throws InterruptedException when the walk is being stopped
     */
    Outcome apply(Operation operation) throws InterruptedException;

    /**
     * Asks several reads, and gives one outcome for each, in their order. A transport that can ask them in one go
     * overrides this.
     *
     * @throws InterruptedException when the walk is being stopped
     */
    default List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation.Query query : queries) {
            outcomes.add(apply(query));
        }
        return outcomes;
    }

    /**
     * What in truth ran, for the terminal and the report: the launcher, an image's digest, a command line. Never compared,
     * and never a secret.
     */
    default Map<String, String> description() {
        return Map.of();
    }

    /** Lets go of everything: connections, processes with their children, containers. Closing twice is harmless. */
    @Override
    void close();
}
