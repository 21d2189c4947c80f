package dev.lockstep.server;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Kill;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.server.inside.StoreFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An arm over one server. It lets one call at a time through. To a broken outcome it adds the server's last output, or
 * the fact that the server's launcher is lost. A close ends the server first; the call in progress then loses its
 * connection and returns.
 */
public final class ServerArm implements Backend {

    /** The time of an operation before one has been timed. */
    private static final long FIRST_NANOS = 5_000_000;

    private final RunningServer server;
    private final Backend served;
    private final ArmContext context;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile long usual = FIRST_NANOS;

    /**
     * Takes over both.
     *
     * @param server the running server
     * @param served the client's side; a call in progress must return when the server ends
     * @param context the parameters of the arm
     */
    public ServerArm(RunningServer server, Backend served, ArmContext context) {
        this.server = server;
        this.served = served;
        this.context = context;
    }

    /**
     * Returns the time for which a server may be silent. It is shorter than an operation's time limit, so that the arm
     * and not the walk decides the outcome.
     */
    public static Duration silence(ArmContext context) {
        return context.operationTimeout().multipliedBy(8).dividedBy(10);
    }

    /** Returns the time in which a server must have started, for the same reason shorter than the arm's own limit. */
    public static Duration starting(ArmContext context) {
        return context.startTimeout().multipliedBy(8).dividedBy(10);
    }

    /** Notes the command of a server that was started, without what differs from machine to machine. */
    public static void opened(ArmContext context, ServerProgram program, RunningServer server) {
        context.folder().transcript().opened("server", words(program, server.place()));
    }

    private static String words(ServerProgram program, Place place) {
        if (program.ownImage().isPresent()) {
            return "image " + program.ownImage().get();
        }
        ServerProgram.Command command = program.command(place);
        List<String> words = new ArrayList<>(List.of("java"));
        words.addAll(program.surroundings().javaOptions());
        words.addAll(command.options());
        words.add(command.mainClass());
        words.addAll(command.arguments());
        return String.join(" ", words)
                .replace(place.data(), "{data}")
                .replace(Integer.toString(place.port()), "{port}");
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        long began = System.nanoTime();
        Outcome outcome = inTurn(1, () -> List.of(served.apply(operation))).get(0);
        usual = System.nanoTime() - began;
        return outcome;
    }

    @Override
    public Kill applyKilled(Operation operation, int moment) throws InterruptedException {
        long nanos = usual / 1000 * moment;
        AtomicBoolean fell = new AtomicBoolean();
        Outcome outcome =
                inTurn(1, () -> List.of(killed(operation, nanos, fell))).get(0);
        return new Kill(outcome, fell.get());
    }

    private Outcome killed(Operation operation, long nanos, AtomicBoolean fell) throws InterruptedException {
        context.folder().transcript().ask("kill -9 after " + nanos / 1000 + " µs, and start the server again");
        Thread killer = new Thread(
                () -> {
                    LockSupport.parkNanos(nanos);
                    fell.set(server.kill());
                },
                "killing " + context.arm());
        killer.setDaemon(true);
        killer.start();
        Outcome outcome = served.apply(operation);
        killer.join();
        try {
            server.revive(starting(context));
        } catch (ServerFailedException e) {
            return new Broken(Broken.Cause.UNPROVEN, e.getMessage(), true, Map.of("server log", e.lastWords()));
        }
        if (served instanceof Reconnecting client) {
            client.reconnect();
        }
        return outcome;
    }

    @Override
    public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        if (!channel.isSession()) {
            return read(queries);
        }
        return inTurn(queries.size(), () -> served.observe(channel, queries));
    }

    @Override
    public SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
        return switch (evidence) {
            case OTHER_PROCESS -> new TreeSet<>(Set.of(server.process()));
            // The walk itself looks at the files of a server on this machine.
            case NEW_FILE -> server.place().contained() ? files() : new TreeSet<>();
            default -> new TreeSet<>();
        };
    }

    @Override
    public <S> Optional<S> inside(Class<S> view) throws IOException, InterruptedException {
        return view == OpenFiles.class ? server.openFiles(silence(context)).map(view::cast) : Optional.empty();
    }

    private SortedSet<String> files() throws IOException, InterruptedException {
        RunningServer.ToolExit exit = server.run(
                new ServerProgram.Command(
                        StoreLock.SMALL,
                        StoreFiles.class.getName(),
                        List.of(server.place().data())),
                silence(context));
        if (exit.code() != 0) {
            throw new IOException("the files of the store could not be listed: " + exit.output());
        }
        return new TreeSet<>(exit.output().lines().toList());
    }

    @Override
    public void leave() throws IOException, InterruptedException {
        turn.lock();
        try {
            served.leave();
            server.leave(context.folder().data(), silence(context));
        } catch (ServerFailedException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    private List<Outcome> inTurn(int questions, Call call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        turn.lock();
        try {
            if (closing.get()) {
                return Collections.nCopies(questions, Broken.of(Broken.Cause.DIED, "the arm was closed"));
            }
            return call.answers().stream()
                    .map(outcome -> outcome instanceof Broken broken ? witnessed(broken) : outcome)
                    .toList();
        } finally {
            turn.unlock();
        }
    }

    /** An actor does not wait for its turn, because it is there to meet the others. */
    @Override
    public Actor actor() throws IOException, InterruptedException {
        return served.actor();
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return served.engineVersion();
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

    /** A call of the client's side. */
    @FunctionalInterface
    private interface Call {
        List<Outcome> answers() throws InterruptedException;
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
