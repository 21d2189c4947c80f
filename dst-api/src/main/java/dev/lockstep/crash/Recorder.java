package dev.lockstep.crash;

import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.backend.Support;
import dev.lockstep.disk.Disk;
import dev.lockstep.disk.RecordingDisk;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Comparison;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays the commands of a seed on one store, and records which operation did what to the disk. */
final class Recorder<M> {

    private final Workload<M> workload;
    private final List<CommandKind<M>> kinds;
    private final DiskEngine engine;
    private final RecordingDisk disk;
    private final Disk seen;
    private final List<Moment> moments = new ArrayList<>();
    private final List<State> states = new ArrayList<>(List.of(State.NO_STORE));
    private final TreeMap<Integer, Operation> operations = new TreeMap<>();
    private final TreeSet<String> leftOut = new TreeSet<>();

    /**
     * Creates the recorder of one walk.
     *
     * @param disk the disk whose record is kept
     * @param seen the disk that the engine sees, which passes its calls on to the other
     */
    Recorder(Workload<M> workload, List<CommandKind<M>> kinds, DiskEngine engine, RecordingDisk disk, Disk seen) {
        this.workload = workload;
        this.kinds = List.copyOf(kinds);
        this.engine = engine;
        this.disk = disk;
        this.seen = seen;
    }

    /**
     * Plays the walk.
     *
     * @param version the version of the engine
     * @param steps the number of commands that the store must offer
     * @throws UnplayedException if an answer is not the one that the model predicts, so that nothing can be said about
     *     crashes
     */
    Recorded play(String version, long seed, int steps) throws IOException, UnplayedException, InterruptedException {
        int begun = disk.position();
        DiskStore store = engine.create(seen);
        boolean played = false;
        try {
            Recorded recorded = play(version, seed, steps, begun, store);
            played = true;
            return recorded;
        } finally {
            if (!played) {
                store.abandon();
            }
        }
    }

    private Recorded play(String version, long seed, int steps, int begun, DiskStore store)
            throws UnplayedException, InterruptedException {
        CommandStream<M> stream = CommandStream.drawn(workload, seed, kinds, Long.MAX_VALUE);
        M model = stream.newModel();
        note("create the store", begun, store, model);
        for (Operation operation : workload.setup(version)) {
            setUp(operation, store, model);
        }
        int setUp = moments.size();
        // From here on the model predicts.
        states.set(setUp, state(store, model));
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        int played = 0;
        // A kind that the store does not offer takes a draw and no step.
        for (long step = 1; played < steps && step < 20L * steps; step++) {
            Optional<Command<M>> command = stream.commands().next(model, step);
            if (command.isEmpty()) {
                break;
            }
            played += play(alphabet.kindOf(command.get()), command.get(), store, model) ? 1 : 0;
        }
        State last = states.get(states.size() - 1);
        int closing = disk.position();
        store.close();
        moments.add(new Moment("close the store", closing, disk.position()));
        states.add(last);
        return new Recorded(
                disk.events(), moments, states, operations, setUp, engine.keepsAcknowledged(), List.copyOf(leftOut));
    }

    private void setUp(Operation operation, DiskStore store, M model) throws UnplayedException, InterruptedException {
        int begun = disk.position();
        Outcome outcome = store.apply(operation);
        if (!(outcome instanceof Outcome.Done)) {
            throw new UnplayedException("the schema could not be created: " + outcome);
        }
        note("setup " + operation.kind(), begun, store, model);
    }

    private boolean play(CommandKind<M> kind, Command<M> command, DiskStore store, M model)
            throws UnplayedException, InterruptedException {
        Operation operation = kind.render(command);
        if (!isOffered(operation)) {
            leftOut.add(kind.name());
            return false;
        }
        Expectation expectation = command.expect(model);
        int begun = disk.position();
        Outcome outcome = store.apply(operation);
        if (!Comparison.meets(operation, expectation, outcome)) {
            throw new UnplayedException(
                    "step " + moments.size() + ", " + command + ", was not answered as the model predicts: " + outcome);
        }
        int acknowledged = disk.position();
        if (outcome instanceof Outcome.Refused) {
            command.refused(model);
        } else {
            command.apply(model);
        }
        operations.put(moments.size(), operation);
        moments.add(new Moment(kind.name() + " " + command, begun, acknowledged));
        states.add(state(store, model));
        return true;
    }

    private boolean isOffered(Operation operation) {
        if (operation instanceof Operation.InSession asked && !isOffered(asked.operation())) {
            return false;
        }
        if (operation instanceof Operation.Transaction transaction
                && !transaction.operations().stream().allMatch(this::isOffered)) {
            return false;
        }
        return engine.support(operation.kind()).level() == Support.Level.OFFERED;
    }

    private void note(String text, int begun, DiskStore store, M model) throws InterruptedException {
        moments.add(new Moment(text, begun, disk.position()));
        states.add(live(store, model));
    }

    /** Returns the state as the model predicts it; what nobody predicts is read from the store. */
    private State state(DiskStore store, M model) throws InterruptedException {
        List<State.Read> reads = new ArrayList<>();
        for (Probe probe : probes(model)) {
            Outcome answer = probe.expected().isPresent()
                    ? new Outcome.Rows(probe.expected().get())
                    : store.apply(probe.query());
            reads.add(new State.Read(probe.name(), probe.query(), answer));
        }
        return new State(reads);
    }

    /** Returns the state as the store has it, for the time in which the schema is not complete and nobody predicts. */
    private State live(DiskStore store, M model) throws InterruptedException {
        List<State.Read> reads = new ArrayList<>();
        for (Probe probe : probes(model)) {
            reads.add(new State.Read(probe.name(), probe.query(), store.apply(probe.query())));
        }
        return new State(reads);
    }

    private List<Probe> probes(M model) {
        return workload.durable(model);
    }
}
