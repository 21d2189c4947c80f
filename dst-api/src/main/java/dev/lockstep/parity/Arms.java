package dev.lockstep.parity;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The arms of one walk. Every call goes to all of them at once. */
final class Arms {

    private final List<Arm> arms;

    private Arms(List<Arm> arms) {
        this.arms = List.copyOf(arms);
    }

    /**
     * Opens all arms at once. If one cannot be opened, the others are closed again.
     *
     * @throws ArmUnavailableException for the first arm that could not be started
     */
    static Arms open(WalkPlan<?> plan) throws ArmUnavailableException, InterruptedException {
        ExecutorService openers = Executors.newCachedThreadPool(Arm.daemon("opening"));
        List<Future<Arm>> opening = new ArrayList<>();
        for (ArmPlan arm : plan.arms().all()) {
            opening.add(openers.submit(() -> open(arm, plan)));
        }
        List<Arm> opened = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        try {
            for (Future<Arm> future : opening) {
                try {
                    opened.add(future.get());
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            openers.shutdownNow();
            for (Future<Arm> future : opening) {
                closeWhenOpened(future);
            }
            throw e;
        } finally {
            openers.shutdown();
        }
        if (failures.isEmpty()) {
            return new Arms(opened);
        }
        new Arms(opened).close();
        Throwable first = failures.get(0);
        if (first instanceof ArmUnavailableException unavailable) {
            throw unavailable;
        }
        if (first instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        throw first instanceof UnsoundBackendException unsound ? unsound : new IllegalStateException(first);
    }

    private static Arm open(ArmPlan arm, WalkPlan<?> plan) throws ArmUnavailableException, InterruptedException {
        Duration timeout = plan.limits().operationTimeout();
        ArmFolder folder;
        try {
            folder = ArmFolder.create(plan.folder().resolve(arm.name().replace('/', '_')));
        } catch (IOException e) {
            throw new ArmUnavailableException("no folder could be created for the arm " + arm.name() + ": " + e, e);
        }
        ArmContext context = new ArmContext(arm.name(), folder, arm.engine(), arm.client(), timeout, arm.settings());
        try {
            DeclaredSupport support = new DeclaredSupport(arm.provider());
            Backend backend = arm.provider().open(context);
            if (backend == null) {
                throw new UnsoundBackendException(
                        opening(arm) + " returned null; return a Backend, or throw ArmUnavailableException");
            }
            return new Arm(arm, context, backend, support, told(arm, backend));
        } catch (IOException e) {
            throw new ArmUnavailableException("the arm " + arm.name() + " cannot use its folder: " + e, e);
        } catch (UnsoundBackendException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new UnsoundBackendException(
                    opening(arm) + " threw " + Sentences.thrown(e)
                            + "; throw ArmUnavailableException if the arm cannot be started on this machine",
                    e);
        }
    }

    /** Returns the version that the engine tells, which must be the planned one. */
    private static Optional<String> told(ArmPlan arm, Backend backend)
            throws ArmUnavailableException, InterruptedException {
        boolean kept = false;
        try {
            Optional<String> told = backend.engineVersion();
            if (told == null) {
                throw new UnsoundBackendException(backend.getClass().getName()
                        + ".engineVersion() returned null; return the version, or Optional.empty()");
            }
            String planned = arm.engine().version();
            // Without artifacts nothing was named, so the planned version is only a placeholder.
            boolean named = !arm.engine().system().coordinates().isEmpty();
            if (named && told.isPresent() && !told.get().equals(planned)) {
                throw new ArmUnavailableException("the arm " + arm.name() + " is planned with version " + planned
                        + ", and its engine says that it is version " + told.get()
                        + "; name that version, or mend what the arm starts");
            }
            kept = true;
            return told;
        } finally {
            if (!kept) {
                backend.close();
            }
        }
    }

    private static String opening(ArmPlan arm) {
        return "the arm " + arm.name() + ": " + arm.provider().getClass().getName() + ".open(context)";
    }

    /**
     * Closes an arm whose opening is interrupted: the opener either gives up or still opens an arm, which nobody else
     * would close.
     */
    private static void closeWhenOpened(Future<Arm> future) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get().close();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException notOpened) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    SortedMap<String, SortedMap<String, String>> descriptions() {
        SortedMap<String, SortedMap<String, String>> descriptions = new TreeMap<>();
        arms.forEach(arm -> descriptions.put(arm.name(), arm.description()));
        return descriptions;
    }

    /**
     * Returns each arm's support, by name, for an operation that a command of this kind asks.
     *
     * @param asked returns the operation of an arm, by its name
     */
    SortedMap<String, Support> support(String commandKind, Function<String, Operation> asked) {
        return declared(arm -> arm.support().of(commandKind, asked.apply(arm.name())));
    }

    /** Returns each arm's support, by name, for reads over a channel. */
    SortedMap<String, Support> support(Channel channel) {
        return declared(arm -> arm.support().of(channel));
    }

    /** Whether some arm can be observed over a channel. */
    boolean have(Channel channel) {
        return support(channel).values().stream().anyMatch(offered -> offered.level() == Support.Level.OFFERED);
    }

    private SortedMap<String, Support> declared(Function<Arm, Support> declaration) {
        SortedMap<String, Support> support = new TreeMap<>();
        arms.forEach(arm -> support.put(arm.name(), declaration.apply(arm)));
        return support;
    }

    /**
     * Returns the outcome of each arm, by name.
     *
     * @param asked returns the operation of an arm, by its name
     * @param support each arm's support for its operation, by name
     */
    SortedMap<String, Pending.Answers> apply(Function<String, Operation> asked, Map<String, Support> support)
            throws InterruptedException {
        return all(arm -> arm.start(asked.apply(arm.name()), support.get(arm.name())));
    }

    /** Returns the outcomes of the reads in order, by arm. */
    SortedMap<String, Pending.Answers> read(Channel channel, List<Query> queries) throws InterruptedException {
        return all(arm -> arm.start(channel, queries));
    }

    /**
     * Lets every arm that has an afterlife leave its store in its folder.
     *
     * @return why an arm could not, by its name
     */
    SortedMap<String, String> leave() throws InterruptedException {
        SortedMap<String, Pending> leaving = new TreeMap<>();
        arms.stream().filter(Arm::hasAfterlife).forEach(arm -> leaving.put(arm.name(), arm.startLeaving()));
        SortedMap<String, String> failures = new TreeMap<>();
        for (Map.Entry<String, Pending> entry : leaving.entrySet()) {
            if (entry.getValue().await().outcomes().get(0) instanceof Outcome.Broken broken) {
                failures.put(entry.getKey(), broken.detail());
            }
        }
        return failures;
    }

    /** Opens fresh arms on the stores of these, which are closed. An arm without an afterlife is left out. */
    Arms attach() throws InterruptedException {
        List<Arm> closed = arms.stream().filter(Arm::hasAfterlife).toList();
        ExecutorService openers = Executors.newCachedThreadPool(Arm.daemon("opening again"));
        List<Future<Arm>> opening = new ArrayList<>();
        closed.forEach(arm -> opening.add(openers.submit(arm::again)));
        openers.shutdown();
        List<Arm> opened = new ArrayList<>();
        try {
            for (int i = 0; i < closed.size(); i++) {
                try {
                    opened.add(opening.get(i).get());
                } catch (ExecutionException e) {
                    opened.add(closed.get(i).notOpened(e.getCause()));
                }
            }
            return new Arms(opened);
        } catch (InterruptedException e) {
            openers.shutdownNow();
            opening.forEach(Arms::closeWhenOpened);
            throw e;
        }
    }

    private SortedMap<String, Pending.Answers> all(Function<Arm, Pending> start) throws InterruptedException {
        // An answer that is already there is taken without waiting, and only waiting checks for an interrupt.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        SortedMap<String, Pending> pending = new TreeMap<>();
        arms.forEach(arm -> pending.put(arm.name(), start.apply(arm)));
        SortedMap<String, Pending.Answers> answers = new TreeMap<>();
        for (Map.Entry<String, Pending> entry : pending.entrySet()) {
            answers.put(entry.getKey(), entry.getValue().await());
        }
        return answers;
    }

    /** Closes all arms at once, and returns the errors by arm. */
    SortedMap<String, String> close() {
        SortedMap<String, Future<String>> closing = new TreeMap<>();
        ExecutorService closers = Executors.newCachedThreadPool(Arm.daemon("closing"));
        arms.forEach(
                arm -> closing.put(arm.name(), closers.submit(() -> arm.close().orElse(""))));
        closers.shutdown();
        SortedMap<String, String> failures = new TreeMap<>();
        boolean interrupted = false;
        for (Map.Entry<String, Future<String>> entry : closing.entrySet()) {
            String failure = null;
            while (failure == null) {
                try {
                    failure = entry.getValue().get();
                } catch (InterruptedException e) {
                    // Closing continues, because an arm that is left open would be orphaned.
                    interrupted = true;
                } catch (ExecutionException e) {
                    failure = "closing failed: " + e.getCause();
                }
            }
            if (!failure.isEmpty()) {
                failures.put(entry.getKey(), failure);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failures;
    }
}
