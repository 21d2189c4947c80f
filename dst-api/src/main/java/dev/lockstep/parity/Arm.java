package dev.lockstep.parity;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Kill;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.Transcript;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * An opened backend with a separate thread, on which all its calls run, each with its deadline.
 *
 * <p>The backend enforces the operation's time limit itself, because it knows more about what hung. The arm waits a
 * little longer, and then gives up the backend for good.
 */
final class Arm {

    private final ArmPlan plan;
    private final ArmContext context;
    private final Backend backend;
    private final ExecutorService thread;
    private final DeclaredSupport support;
    private final Optional<String> told;
    private final Answered answered;
    private final Proof proof;
    private final Insight insight;
    private final Room room;

    Arm(ArmPlan plan, ArmContext context, Backend backend, DeclaredSupport support, Optional<String> told) {
        this.plan = plan;
        this.context = context;
        this.backend = backend;
        this.thread = Executors.newSingleThreadExecutor(daemon("arm " + plan.name()));
        this.support = support;
        this.told = told;
        this.answered = new Answered(backend.getClass());
        this.proof = new Proof(context.folder(), backend);
        this.insight = new Insight(plan.provider().getClass(), plan.provider().invariants());
        this.room = Room.of(context.folder().data());
    }

    String name() {
        return plan.name();
    }

    SortedMap<String, String> description() {
        Map<String, String> description = backend.description();
        if (description == null) {
            throw new UnsoundBackendException(backend.getClass().getName()
                    + ".description() returned null; return the description, or an empty map");
        }
        SortedMap<String, String> all = new TreeMap<>(description);
        all.put(WalkResult.VERSION_TOLD, told.orElse(""));
        context.folder().transcript().opened().forEach((name, words) -> all.put(WalkResult.OPENED_WITH + name, words));
        return all;
    }

    DeclaredSupport support() {
        return support;
    }

    /**
     * Starts one operation. The returned {@link Pending} waits for the answer.
     *
     * @param operation the operation
     * @param offered the arm's declared support for it
     */
    Pending start(Operation operation, Support offered) {
        if (offered.level() == Support.Level.UNSUPPORTED) {
            return unsupported(offered, 1);
        }
        return submit(1, patience(operation), () -> List.of(apply(operation, offered)));
    }

    /**
     * Starts one operation, during which the engine is killed. If it has no process of its own, its store is closed and
     * opened again after the operation, as far as the arm offers that.
     */
    Pending startKilled(Operation operation, Support offered, int moment) {
        if (offered.level() == Support.Level.UNSUPPORTED) {
            return unsupported(offered, 1);
        }
        Duration patience = patience(context.startTimeout().plus(context.operationTimeout()));
        AtomicBoolean fell = new AtomicBoolean();
        return submit(1, patience, () -> List.of(killed(operation, offered, moment, fell)), fell::get);
    }

    /** Whether the engine has a process that can be killed. */
    boolean canBeKilled() {
        return plan.provider().kills().level() == Support.Level.OFFERED;
    }

    private Outcome killed(Operation operation, Support offered, int moment, AtomicBoolean fell) throws Exception {
        if (canBeKilled()) {
            Kill kill = backend.applyKilled(operation, moment);
            if (kill == null) {
                throw new UnsoundBackendException(
                        backend.getClass().getName()
                                + ".applyKilled(operation, moment) returned null; return the outcome, and whether the kill fell");
            }
            fell.set(kill.fell());
            return answered.apply(operation, kill.outcome());
        }
        Outcome outcome = apply(operation, offered);
        Operation reopen = Operation.reopen();
        Support reopens = plan.provider().support(reopen.kind());
        if (outcome instanceof Broken || reopens.level() != Support.Level.OFFERED) {
            return outcome;
        }
        Outcome reopened = apply(reopen, reopens);
        return reopened instanceof Outcome.Done ? outcome : reopened;
    }

    /** Starts several reads over a channel. */
    Pending start(Channel channel, List<Query> queries) {
        Support offered = support.of(channel);
        if (offered.level() != Support.Level.OFFERED) {
            return unsupported(offered, queries.size());
        }
        if (channel == Channel.INSIDE) {
            return submit(
                    queries.size(),
                    patience(queries.size()),
                    () -> queries.stream()
                            // A store that cannot be opened must not look like one that has nothing to show.
                            .map(query ->
                                    backend instanceof NotOpened lost ? lost.broken() : insight.look(query, backend))
                            .toList());
        }
        proof.read(queries);
        return submit(
                queries.size(),
                patience(queries.size()),
                () -> answered.read(
                        queries, channel == Channel.QUERY ? backend.read(queries) : backend.observe(channel, queries)));
    }

    /** Returns the arm's invariants. */
    Insight insight() {
        return insight;
    }

    boolean hasAfterlife() {
        return support.of(Channel.AFTERLIFE).level() == Support.Level.OFFERED;
    }

    /** Starts to leave the store in the arm's folder. */
    Pending startLeaving() {
        return submit(1, patience(1), () -> {
            try {
                backend.leave();
                return List.of(Outcome.Done.UNCOUNTED);
            } catch (IOException e) {
                return List.of(Broken.of(Broken.Cause.DIED, String.valueOf(e.getMessage())));
            }
        });
    }

    /** Opens a fresh arm on the store of this one, which is closed. */
    Arm again() throws ArmUnavailableException, IOException, InterruptedException {
        return new Arm(plan, context, plan.provider().attach(context), support, told);
    }

    /** Whether another transport looks into the store that this arm leaves. */
    boolean isLookedInto() {
        return plan.insider().isPresent() && hasAfterlife();
    }

    /** Opens a copy of the store of this arm, which is closed, by the transport that looks into it. */
    Arm inside() throws ArmUnavailableException, IOException, InterruptedException {
        ArmPlan looking =
                new ArmPlan(plan.name(), plan.insider().orElseThrow(), plan.engine(), plan.engine(), Map.of());
        ArmContext copy = new ArmContext(
                plan.name(),
                context.folder().copied("inside"),
                plan.engine(),
                plan.engine(),
                context.operationTimeout(),
                context.startTimeout(),
                Map.of());
        return new Arm(looking, copy, looking.provider().attach(copy), new DeclaredSupport(looking.provider()), told);
    }

    /** Returns an arm that answers every read with the reason why it could not be opened again. */
    Arm notOpened(Throwable reason) {
        Broken broken = reason instanceof ArmUnavailableException
                ? Broken.of(Broken.Cause.LAUNCHER, "cannot be started again: " + reason.getMessage())
                : reason instanceof IOException
                        ? Broken.of(Broken.Cause.DIED, "the store cannot be opened again: " + reason.getMessage())
                        : Answered.thrown(reason);
        return new Arm(plan, context, new NotOpened(broken), support, told);
    }

    /** Returns the same for an arm whose store another transport cannot open. */
    Arm notOpenedInside(Throwable reason) {
        ArmPlan looking =
                new ArmPlan(plan.name(), plan.insider().orElseThrow(), plan.engine(), plan.engine(), Map.of());
        return new Arm(looking, context, notOpened(reason).backend, new DeclaredSupport(looking.provider()), told);
    }

    /** The backend of a store that could not be opened. */
    private record NotOpened(Broken broken) implements Backend {
        @Override
        public Outcome apply(Operation operation) {
            return broken;
        }

        @Override
        public void close() {}
    }

    private static Pending unsupported(Support offered, int questions) {
        return Pending.known(Collections.nCopies(questions, new Outcome.Unsupported(offered.reason())));
    }

    private Outcome apply(Operation operation, Support offered) throws Exception {
        return proof.of(
                operation,
                offered,
                support.evidence(operation.kind()),
                () -> answered.apply(operation, backend.apply(operation)));
    }

    private Pending submit(int questions, Duration patience, Callable<List<Outcome>> work) {
        return submit(questions, patience, work, () -> false);
    }

    /** Submits work; whether a kill fell is asked after it. */
    private Pending submit(int questions, Duration patience, Callable<List<Outcome>> work, BooleanSupplier killed) {
        long began = System.nanoTime();
        Future<Pending.Answers> future = thread.submit(() -> {
            Transcript transcript = context.folder().transcript();
            // Of what came before, such as the opening of the arm, no operation is the cause.
            transcript.take();
            List<Outcome> outcomes = outcomes(questions, work);
            long nanos = System.nanoTime() - began;
            Transcript.Taken taken = transcript.takeReads();
            return new Pending.Answers(
                    outcomes.stream().map(room::judged).toList(),
                    nanos,
                    taken.all(),
                    taken.reads(),
                    killed.getAsBoolean());
        });
        return new Pending(Optional.of(future), began, patience, questions, new Pending.Answers(List.of(), 0));
    }

    /** A restart starts a server, so it has the time of an arm's opening, and then answers like any operation. */
    private Duration patience(Operation operation) {
        return operation.kind() == OperationKind.RESTART
                ? patience(context.startTimeout().plus(context.operationTimeout()))
                : patience(1);
    }

    /** Each question has the time limit of an operation, whether they are asked one by one or together. */
    private Duration patience(int questions) {
        return patience(context.operationTimeout().multipliedBy(questions));
    }

    private static Duration patience(Duration limit) {
        return limit.plus(limit.dividedBy(10)).plusMillis(100);
    }

    private static List<Outcome> outcomes(int questions, Callable<List<Outcome>> work) throws InterruptedException {
        try {
            return work.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            return Collections.nCopies(questions, Answered.thrown(e));
        }
    }

    /**
     * Closes the backend, even while it is busy.
     *
     * @return the error, if closing failed
     */
    Optional<Unclosed> close(Patience closing) {
        thread.shutdownNow();
        ExecutorService closer = Executors.newSingleThreadExecutor(daemon("closing " + plan.name()));
        try {
            closer.submit(backend::close).get(closing.limit().toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Unclosed.threw(e.getCause()));
        } catch (TimeoutException e) {
            return Optional.of(
                    Unclosed.still("not closed after " + closing.limit().toMillis() / 1000.0 + " s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Unclosed.still("interrupted while closing"));
        } finally {
            closer.shutdown();
        }
    }

    /** Daemon threads, so that a backend that never returns cannot keep the process alive. */
    static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
