package dev.lockstep.embedded;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An arm in this process. It lets one call at a time through. A close ends the call in progress before it closes
 * anything that the call uses.
 */
public final class InProcess implements Backend {

    /**
     * The time that a cancelled call has to return. Nothing can force it to, and a close must not hang because of it.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(20);

    private final Store store;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean closing = new AtomicBoolean();

    public InProcess(Store store) {
        this.store = store;
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        return inTurn(() -> store.apply(operation));
    }

    private Outcome inTurn(Call call) throws InterruptedException {
        // The interrupt is noticed here and not by the engine, which would lose its file channel under an interrupted
        // thread.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        turn.lock();
        try {
            if (closing.get()) {
                return closed(false);
            }
            Outcome outcome = call.answer();
            return closing.get() ? closed(true) : outcome;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Outcome observe(Channel channel, Operation.Query query) throws InterruptedException {
        return inTurn(() -> store.observe(channel, query));
    }

    @Override
    public <S> Optional<S> inside(Class<S> view) throws IOException, InterruptedException {
        return store.inside(view);
    }

    /** An actor does not wait for its turn, because it is there to meet the others. */
    @Override
    public Actor actor() throws IOException, InterruptedException {
        return store.actor();
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return EngineVersion.told(apply(store.version()));
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        // The interrupt is held back until the end, because an engine would lose its file channel under an interrupted
        // thread.
        boolean interrupted = Thread.interrupted();
        boolean ended = endCall();
        if (ended) {
            try {
                store.close();
            } finally {
                turn.unlock();
            }
        } else {
            store.abandon();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            throw new IllegalStateException("the last call did not end within " + PATIENCE.toSeconds()
                    + " s of being cancelled, so the store is still open");
        }
    }

    /**
     * Cancels the call in progress and takes the next turn. It cancels repeatedly, because the call may be between two
     * steps that can be cancelled.
     */
    private boolean endCall() {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!turn.tryLock()) {
            if (deadline.passed()) {
                return false;
            }
            store.cancel();
            LockSupport.parkNanos(BETWEEN_CANCELS.toNanos());
        }
        return true;
    }

    /** A call of the store. */
    @FunctionalInterface
    private interface Call {
        Outcome answer() throws InterruptedException;
    }

    private static Outcome closed(boolean inDoubt) {
        return new Broken(Broken.Cause.DIED, "the arm was closed", inDoubt, Map.of());
    }
}
