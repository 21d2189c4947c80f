package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A backend that wraps another and passes every call on to it. An implementation overrides the calls that it changes.
 *
 * <p>The reads of a step come through {@link #read} and not through {@link #apply}, so a change to the answers of
 * queries needs both.
 */
public interface ForwardingBackend extends Backend {

    /** Returns the wrapped backend. */
    Backend backend();

    @Override
    default Outcome apply(Operation operation) throws InterruptedException {
        return backend().apply(operation);
    }

    @Override
    default Kill applyKilled(Operation operation, int moment) throws InterruptedException {
        return backend().applyKilled(operation, moment);
    }

    @Override
    default List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        return backend().read(queries);
    }

    /** Asks this backend's own {@link #read}, unless the channel needs a session that only the wrapped backend has. */
    @Override
    default List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        return channel.isSession() ? backend().observe(channel, queries) : read(queries);
    }

    @Override
    default <S> Optional<S> inside(Class<S> view) throws IOException, InterruptedException {
        return backend().inside(view);
    }

    @Override
    default Actor actor() throws IOException, InterruptedException {
        return backend().actor();
    }

    @Override
    default SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
        return backend().marks(evidence);
    }

    @Override
    default Outcome observe(Channel channel, Operation.Query query) throws InterruptedException {
        return backend().observe(channel, query);
    }

    @Override
    default void leave() throws IOException, InterruptedException {
        backend().leave();
    }

    @Override
    default Optional<String> engineVersion() throws InterruptedException {
        return backend().engineVersion();
    }

    @Override
    default Map<String, String> description() {
        return backend().description();
    }

    @Override
    default void close() {
        backend().close();
    }
}
