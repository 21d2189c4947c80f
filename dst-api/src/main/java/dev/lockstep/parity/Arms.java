package dev.lockstep.parity;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.workload.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The arms of one walk. Every call goes to all of them at once. */
final class Arms {

    private final List<Arm> arms;
    private final SortedMap<String, Long> kills = new TreeMap<>();
    private Consumer<String> awaiting = arm -> {};

    Arms(List<Arm> arms) {
        this.arms = new ArrayList<>(arms);
    }

    /**
     * Opens all arms at once. If one cannot be opened, the others are closed again.
     *
     * @param listener receives what tells what each arm does meanwhile
     * @throws ArmUnavailableException for the first arm that could not be started
     */
    static Arms open(WalkPlan<?> plan, Consumer<Supplier<SortedMap<String, String>>> listener)
            throws ArmUnavailableException, InterruptedException {
        Opening opening = new Opening(plan);
        listener.accept(opening::doing);
        return opening.arms();
    }

    /** Tells the name of each arm of which an answer is awaited. */
    void awaiting(Consumer<String> listener) {
        awaiting = listener;
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

    /**
     * Returns the facets that each arm's provider declares, by name.
     *
     * @param asked returns the kind of the operation of an arm, by its name
     */
    SortedMap<String, Set<Facet>> tells(Function<String, OperationKind> asked) {
        SortedMap<String, Set<Facet>> tells = new TreeMap<>();
        arms.forEach(arm -> tells.put(arm.name(), arm.support().tells(asked.apply(arm.name()))));
        return tells;
    }

    /**
     * Returns the reads that look by the arms' invariants, each once.
     *
     * @param cheap whether only by those that are looked at after each step
     */
    List<Probe> invariants(boolean cheap) {
        SortedMap<String, Probe> probes = new TreeMap<>();
        arms.forEach(arm -> arm.insight().probes(cheap).forEach(probe -> probes.put(probe.name(), probe)));
        return List.copyOf(probes.values());
    }

    /** Returns how often each invariant looked into each arm's store. */
    SortedMap<String, SortedMap<String, Coverage.Looks>> looks() {
        SortedMap<String, SortedMap<String, Coverage.Looks>> all = new TreeMap<>();
        arms.forEach(arm -> arm.insight()
                .looks()
                .forEach((name, looks) ->
                        all.computeIfAbsent(name, unused -> new TreeMap<>()).put(arm.name(), looks)));
        return all;
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

    /**
     * Returns the outcome of each arm, whose engine is killed meanwhile, by name.
     *
     * @param moment see {@link dev.lockstep.stream.Observation#kill}
     */
    SortedMap<String, Pending.Answers> applyKilled(
            Function<String, Operation> asked, Map<String, Support> support, int moment) throws InterruptedException {
        SortedMap<String, Pending.Answers> answers =
                all(arm -> arm.startKilled(asked.apply(arm.name()), support.get(arm.name()), moment));
        answers.forEach((arm, answer) -> {
            if (answer.killed()) {
                kills.merge(arm, 1L, Long::sum);
            }
        });
        return answers;
    }

    /** Returns how often each arm that can be killed was killed, by name. */
    SortedMap<String, Long> kills() {
        SortedMap<String, Long> all = new TreeMap<>(kills);
        arms.stream().filter(Arm::canBeKilled).forEach(arm -> all.putIfAbsent(arm.name(), 0L));
        return all;
    }

    /** Returns the outcome of one arm alone. */
    Pending.Answers apply(String name, Operation operation, Support support) throws InterruptedException {
        return named(name).start(operation, support).await();
    }

    /** Returns the outcomes of the reads on one arm alone, in their order. */
    Pending.Answers read(String name, List<Query> queries) throws InterruptedException {
        return named(name).start(Channel.QUERY, queries).await();
    }

    private Arm named(String name) {
        return arms.stream().filter(arm -> arm.name().equals(name)).findFirst().orElseThrow();
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
    SortedMap<String, Unclosed> leave() throws InterruptedException {
        SortedMap<String, Pending> leaving = new TreeMap<>();
        arms.stream().filter(Arm::hasAfterlife).forEach(arm -> leaving.put(arm.name(), arm.startLeaving()));
        SortedMap<String, Unclosed> failures = new TreeMap<>();
        for (Map.Entry<String, Pending> entry : leaving.entrySet()) {
            if (entry.getValue().await().outcomes().get(0) instanceof Outcome.Broken broken) {
                failures.put(entry.getKey(), Unclosed.leaving(broken));
            }
        }
        return failures;
    }

    /**
     * Opens fresh arms on the stores of these, which are closed. An arm without an afterlife is left out.
     *
     * @param limit the time limit for opening them
     */
    Arms attach(Duration limit) throws InterruptedException {
        List<Arm> closed = arms.stream().filter(Arm::hasAfterlife).toList();
        return again(closed, limit, Arm::again, Arm::notOpened);
    }

    /** Whether another transport looks into the store that some arm leaves. */
    boolean areLookedInto() {
        return arms.stream().anyMatch(Arm::isLookedInto);
    }

    /**
     * Opens copies of the stores of these, which are closed, by the transport that looks into them. The other arms are
     * left out.
     *
     * @param limit the time limit for opening them
     */
    Arms inside(Duration limit) throws InterruptedException {
        List<Arm> closed = arms.stream().filter(Arm::isLookedInto).toList();
        return again(closed, limit, Arm::inside, Arm::notOpenedInside);
    }

    /** Opens an arm again. */
    @FunctionalInterface
    private interface Again {
        Arm of(Arm closed) throws Exception;
    }

    private static Arms again(List<Arm> closed, Duration limit, Again how, BiFunction<Arm, Throwable, Arm> failed)
            throws InterruptedException {
        Openers openers = new Openers(limit);
        closed.forEach(arm -> openers.open(arm.name(), () -> how.of(arm)));
        List<Openers.Opened> opened = openers.await();
        List<Arm> again = new ArrayList<>();
        for (int i = 0; i < closed.size(); i++) {
            Openers.Opened one = opened.get(i);
            again.add(
                    one.arm().isPresent()
                            ? one.arm().get()
                            : failed.apply(closed.get(i), one.failure().orElseThrow()));
        }
        return new Arms(again);
    }

    /**
     * Closes an arm, and opens a fresh one in its place, on an empty store.
     *
     * @param turn a number that no other reset of the walk has
     * @param unclosed takes the error if the arm could not be closed
     * @throws ArmUnavailableException if no fresh one can be opened; then every answer of the arm says so
     */
    Arm reopened(WalkPlan<?> plan, String name, int turn, Consumer<SortedMap<String, Unclosed>> unclosed)
            throws ArmUnavailableException, InterruptedException {
        int at = arms.stream().map(Arm::name).toList().indexOf(name);
        Arm old = arms.get(at);
        old.close(Patience.FULL).ifPresent(why -> unclosed.accept(new TreeMap<>(Map.of(name, why))));
        try {
            arms.set(at, new Opening(plan).again(name, turn));
            return arms.get(at);
        } catch (ArmUnavailableException e) {
            arms.set(at, old.notOpened(e));
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
            if (!entry.getValue().isThere()) {
                awaiting.accept(entry.getKey());
            }
            answers.put(entry.getKey(), entry.getValue().await());
        }
        return answers;
    }

    /** Closes all arms at once, and returns those that did not close, by name. */
    SortedMap<String, Unclosed> close(Patience patience) {
        SortedMap<String, Future<Optional<Unclosed>>> closing = new TreeMap<>();
        ExecutorService closers = Executors.newCachedThreadPool(Arm.daemon("closing"));
        arms.forEach(arm -> closing.put(arm.name(), closers.submit(() -> arm.close(patience))));
        closers.shutdown();
        SortedMap<String, Unclosed> unclosed = new TreeMap<>();
        closing.forEach((arm, future) -> ended(future).ifPresent(why -> unclosed.put(arm, why)));
        return unclosed;
    }

    /** Waits for the end even if it is interrupted, because an arm that is left open would be orphaned. */
    private static Optional<Unclosed> ended(Future<Optional<Unclosed>> closing) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return closing.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return Optional.of(Unclosed.threw(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
