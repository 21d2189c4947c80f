package dev.lockstep.server.h2;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.server.RunningServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes turns, and adds to whatever broke what the server wrote last. A close ends the server first: the call under way then
 * loses its connection, and returns.
 */
final class H2ServerArm implements Backend {

    private final RunningServer server;
    private final H2Client client;
    private final ServedDatabase database;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean closing = new AtomicBoolean();

    H2ServerArm(RunningServer server, H2Client client, ServedDatabase database) {
        this.server = server;
        this.client = client;
        this.database = database;
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        turn.lock();
        try {
            if (closing.get()) {
                return Broken.of(Broken.Cause.DIED, "the arm was closed");
            }
            Outcome outcome = database.apply(operation);
            return outcome instanceof Broken broken ? witnessed(broken) : outcome;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Map<String, String> description() {
        return server.description();
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        server.close();
        turn.lock();
        try {
            database.close();
            client.close();
        } finally {
            turn.unlock();
        }
    }

    private Broken witnessed(Broken broken) {
        Map<String, String> evidence = new TreeMap<>(broken.evidence());
        evidence.put("server log", server.lastWords());
        return new Broken(broken.cause(), broken.detail(), broken.inDoubt(), evidence);
    }
}
