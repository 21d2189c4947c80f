package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Support;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.normal.Normalisers;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of a seed on one arm, and the store in which the first of them have left their data. Nobody has it open.
 */
final class Prepared<M> {

    /** A kind that the arm does not offer, or that is no change, takes a draw and no step. */
    private static final int DRAWS = 400;

    private final StruckArm arm;
    private final Workload<M> workload;
    private final Alphabet<M> alphabet;
    private final CommandStream<M> stream;
    private final M model;
    private final Normalisers normalisers;
    private final ArmFolder folder;
    private long step;

    private Prepared(StruckArm arm, Workload<M> workload, CommandStream<M> stream, ArmFolder folder) {
        this.arm = arm;
        this.workload = workload;
        this.alphabet = new Alphabet<>(workload.alphabet());
        this.stream = stream;
        this.model = stream.newModel();
        this.normalisers = new Normalisers(workload.normalisers());
        this.folder = folder;
    }

    /**
     * A command that changes what the store answers. The model is behind it already.
     *
     * @param kind the name of its kind
     * @param sides the states without it and with it
     */
    record Change(String kind, String text, Operation operation, Expectation expectation, Sides sides) {}

    /** Creates the store, and plays the first commands. */
    static <M> Prepared<M> of(
            StruckArm arm, Workload<M> workload, List<CommandKind<M>> kinds, long seed, int steps, Path root)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        ArmFolder folder = ArmFolder.create(root);
        Prepared<M> prepared =
                new Prepared<>(arm, workload, CommandStream.drawn(workload, seed, kinds, Long.MAX_VALUE), folder);
        try (Backend backend = arm.create(folder)) {
            List<Operation> schema =
                    new ArrayList<>(workload.setup(arm.plan().engine().version()));
            schema.addAll(workload.hardening().orElseThrow());
            for (Operation operation : schema) {
                Outcome outcome = backend.apply(operation);
                if (!(outcome instanceof Outcome.Done)) {
                    throw new UnplayedException("the schema could not be created: " + outcome);
                }
            }
            for (int i = 0; i < steps; i++) {
                Optional<Change> change = prepared.change();
                if (change.isEmpty()) {
                    break;
                }
                require(change.get(), backend.apply(change.get().operation()));
            }
            backend.leave();
        }
        return prepared;
    }

    ArmFolder folder() {
        return folder;
    }

    /** Draws the next command that changes something, and applies it to the model. */
    Optional<Change> change() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Command<M>> command = stream.commands().next(model, ++step);
            if (command.isEmpty()) {
                return Optional.empty();
            }
            CommandKind<M> kind = alphabet.kindOf(command.get());
            Operation operation = kind.render(command.get());
            Expectation expectation = command.get().expect(model);
            boolean offered =
                    arm.plan().provider().support(kind.name(), operation).level() == Support.Level.OFFERED;
            if (!offered || operation.kind().isMaintenance() || !(expectation instanceof Expectation.Succeeds)) {
                continue;
            }
            List<Probe> before = workload.durable(model);
            command.get().apply(model);
            Sides sides = new Sides(before, workload.durable(model), normalisers);
            if (sides.differ()) {
                return Optional.of(
                        new Change(kind.name(), kind.name() + " " + command.get(), operation, expectation, sides));
            }
        }
        return Optional.empty();
    }

    /** Without a fault the answer must be the one that the model predicts. */
    static void require(Change change, Outcome outcome) throws ArmUnavailableException, UnplayedException {
        if (outcome instanceof Outcome.Broken broken && broken.cause() == Outcome.Broken.Cause.TIMED_OUT) {
            throw new ArmUnavailableException(
                    change.kind() + " was not answered in time, without a fault; give more by --op-timeout");
        }
        if (!Comparison.meets(change.operation(), change.expectation(), outcome)) {
            throw new UnplayedException(
                    change.text() + " was not answered as the model predicts, without a fault: " + outcome);
        }
    }
}
