package dev.lockstep.server;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An arm over one server. It lets one call at a time through. To a broken outcome it adds the server's last output, or
 * the fact that the server's launcher is lost. A close ends the server first; the call in progress then loses its
 * connection and returns.
 */
public final class ServerArm implements Backend {

    private final RunningServer server;
    private final Backend served;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * Takes over both.
     *
     * @param server the running server
     * @param served the client's side; a call in progress must return when the server ends
     */
    public ServerArm(RunningServer server, Backend served) {
        this.server = server;
        this.served = served;
    }

    /**
     * Returns the time for which a server may be silent. It is shorter than an operation's time limit, so that the arm
     * and not the walk decides the outcome.
     */
    public static Duration silence(ArmContext context) {
        return context.operationTimeout().multipliedBy(8).dividedBy(10);
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
            Outcome outcome = served.apply(operation);
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
        try {
            server.close();
        } finally {
            turn.lock();
            try {
                served.close();
            } finally {
                turn.unlock();
            }
        }
    }

    private Broken witnessed(Broken broken) {
        Map<String, String> evidence = new TreeMap<>(broken.evidence());
        Optional<String> lost = server.lostLauncher();
        if (lost.isPresent()) {
            evidence.put("seen as", broken.cause() + ", " + broken.detail());
            return new Broken(Broken.Cause.LAUNCHER, lost.get(), broken.inDoubt(), evidence);
        }
        evidence.put("server log", server.lastWords());
        return new Broken(broken.cause(), broken.detail(), broken.inDoubt(), evidence);
    }
}
