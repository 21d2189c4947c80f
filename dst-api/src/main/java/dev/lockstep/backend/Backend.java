package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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
     * Reads over a channel other than {@link Channel#QUERY}, and returns one outcome for each read, in order. By
     * default a session is read one query after another, and the other channels are read over the connection that
     * writes.
     *
     * @throws InterruptedException if the walk is being stopped
     */
    default List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        if (!channel.isSession()) {
            return read(queries);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation.Query query : queries) {
            outcomes.add(observe(channel, query));
        }
        return outcomes;
    }

    /**
     * Runs one read over another session. A transport overrides this if its provider offers {@link Channel#OLDER} or
     * {@link Channel#YOUNGER}.
     *
     * @throws InterruptedException if the walk is being stopped
     */
    default Outcome observe(Channel channel, Operation.Query query) throws InterruptedException {
        throw new IllegalStateException(getClass().getName() + " has no " + channel
                + " session, although its provider offers that channel; override observe(channel, query)");
    }

    /**
     * Shows the store to an invariant. By default the backend itself, if it is what the invariant looks at.
     *
     * @param view the type in which the invariant sees a store
     * @return the store; empty if it cannot be shown as that type
     * @throws IOException if it can be, and could not be read; that counts as a violation
     * @throws InterruptedException if the walk is being stopped
     */
    default <S> Optional<S> inside(Class<S> view) throws IOException, InterruptedException {
        return view.isInstance(this) ? Optional.of(view.cast(this)) : Optional.empty();
    }

    /**
     * Opens one more client of the same store, for use at the same time as others. Called only if the provider offers
     * {@link BackendProvider#actors}, and closed before this backend is.
     *
     * @throws IOException if it cannot be opened
     * @throws InterruptedException if the walk is being stopped
     */
    default Actor actor() throws IOException, InterruptedException {
        throw new IllegalStateException(
                getClass().getName() + " has no actors, although its provider offers them; override actor()");
    }

    /**
     * Asks the system to do one operation, and kills the engine's process meanwhile, as {@code kill -9} does: without a
     * warning, and without a chance to write anything. Then opens the store again. Called only if the provider offers
     * {@link BackendProvider#kills}.
     *
     * @param moment when the process is killed, in thousandths of the time that the last operation took; beyond 1000 it
     *     may have answered before
     * @return the outcome, and whether the kill fell
     * @throws InterruptedException if the walk is being stopped
     */
    default Kill applyKilled(Operation operation, int moment) throws InterruptedException {
        throw new IllegalStateException(getClass().getName()
                + " cannot be killed, although its provider offers it; override applyKilled(operation, moment)");
    }

    /**
     * Returns what the operating system shows at this moment: the files of the store, or the process that serves it.
     * The names of two different files, and of two processes, differ. By default empty, and the walk then looks at the
     * files in the arm's folder.
     *
     * @throws IOException if it cannot be seen
     * @throws InterruptedException if the walk is being stopped
     */
    default SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
        return new TreeSet<>();
    }

    /**
     * Ends the use of the store in an orderly way, and leaves the store in the arm's folder, where
     * {@link BackendProvider#attach} finds it. Called after the last step of a walk without a finding and before
     * {@link #close}, if the provider offers {@link Channel#AFTERLIFE}. By default there is nothing to do, because a
     * store in the arm's folder is still there after a close.
     *
     * @throws IOException if the store cannot be left there
     * @throws InterruptedException if the walk is being stopped
     */
    default void leave() throws IOException, InterruptedException {}

    /**
     * Returns the version of the engine as the engine itself tells it, through this transport; asked once, after the
     * arm is opened. The walk compares it with the planned version, because the name of a jar, an image or a program
     * proves nothing. By default the arm cannot tell, and the summary says so.
     *
     * @throws InterruptedException if the walk is being stopped
     */
    default Optional<String> engineVersion() throws InterruptedException {
        return Optional.empty();
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
     *
     * @throws IllegalStateException if something is still open afterwards, which counts against the system; any other
     *     exception is a fault of the backend itself
     */
    @Override
    void close();
}
