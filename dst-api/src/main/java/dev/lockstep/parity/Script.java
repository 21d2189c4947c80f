package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Aspect;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/** The workload's part of a walk: its model, and each of its commands as a question to the arms. */
final class Script<M> {

    private static final RecordedCommand SETTING_UP = new RecordedCommand(Walk.SETUP, StringNode.valueOf(Walk.SETUP));

    private final CommandStream<M> stream;
    private final Limits limits;
    private final Workload<M> workload;
    private final Alphabet<M> alphabet;
    private final CommandCodec<M> codec;
    private final M model;
    private Observation drawn = Observation.NONE;
    private Optional<Command<M>> upcoming = Optional.empty();
    private long fetched;
    private boolean overBudget;

    Script(CommandStream<M> stream, Limits limits) {
        this.stream = stream;
        this.limits = limits;
        this.workload = stream.workload();
        this.alphabet = new Alphabet<>(workload.alphabet());
        this.codec = new CommandCodec<>(alphabet);
        this.model = returned("newModel()")
                .value(stream.newModel(), "return the model of an arm on which setup(version) was run");
    }

    /** Returns the questions that create the schema. */
    List<Step.Question> setup(ArmPlans arms) {
        return Setup.of(workload, arms).steps().stream()
                .map(operations -> setup(operations, arms.reference()))
                .toList();
    }

    private static Step.Question setup(SortedMap<String, Operation> operations, String reference) {
        Operation ofReference = operations.get(reference);
        SortedMap<String, Operation> apart = new TreeMap<>(operations);
        apart.values().removeIf(ofReference::equals);
        Expectation done = new Expectation.Succeeds(OptionalLong.empty(), false);
        return new Step.Question(
                0,
                SETTING_UP,
                Collections.emptySortedMap(),
                ofReference,
                apart,
                done,
                outcome -> {},
                new Step.Observing(Observation.NONE, () -> false, channel -> List.of(), channel -> List.of()));
    }

    /** Returns the command of a step; empty at the end of the stream, or when the walk's time is over. */
    Optional<Command<M>> next(long step) {
        if (fetched < step) {
            // Even the shortest budget pays for one step, so that a walk never shows nothing because of it.
            overBudget = step > 1 && limits.isOver();
            upcoming = overBudget ? Optional.empty() : stream.commands().next(model, step);
            fetched = step;
        }
        return upcoming;
    }

    /** Returns why a step has no command. */
    Ending endingBefore(long step) {
        if (step > stream.steps()) {
            return Ending.COMPLETE;
        }
        return overBudget ? Ending.BUDGET : Ending.NO_COMMAND;
    }

    /**
     * Returns the observation of a step, before its command. Called once for each step, in order. A state that is large
     * now is read in part.
     */
    Observation observation(long step) {
        drawn = stream.observations().next(step);
        if (drawn.sample().isEmpty() && !drawn.channels().isEmpty()) {
            drawn = stream.observations()
                    .sample(step)
                    .filter(part -> workload.isSampled(model, part))
                    .map(drawn::of)
                    .orElse(drawn);
        }
        return drawn;
    }

    boolean isPossible(Command<M> command) {
        return command.possible(model);
    }

    RecordedCommand recorded(Command<M> command) {
        return codec.recorded(command);
    }

    /** Returns the aspects of its kind that the command meets in the state before it. */
    List<String> aspects(Command<M> command) {
        return alphabet.kindOf(command).aspects().stream()
                .filter(aspect -> aspect.isMet(model, command))
                .map(Aspect::name)
                .toList();
    }

    /**
     * If the reference does not offer an operation, other arms did it or none did, and for the model it counts as done.
     */
    private void advance(Command<M> command, Outcome outcome) {
        if (outcome instanceof Outcome.Refused) {
            command.refused(model);
        } else {
            command.apply(model);
        }
    }

    /** Returns the question of a step. */
    Step.Question question(long step, Command<M> command, RecordedCommand recorded) {
        CommandKind<M> kind = alphabet.kindOf(command);
        SortedMap<String, Long> facts = returned("facts(model, command)")
                .value(workload.facts(model, command), "return the facts by name, or an empty map");
        Operation operation = kind.render(command);
        Optional<PartOfState> part = drawn.sample().map(PartOfState::new);
        AtomicBoolean advanced = new AtomicBoolean();
        return new Step.Question(
                step,
                recorded,
                facts,
                operation,
                Collections.emptySortedMap(),
                expectation(command, operation),
                // A step with a kill advances the model before it is judged, and mending a broken one would do it
                // again.
                outcome -> {
                    if (!advanced.getAndSet(true)) {
                        advance(command, outcome);
                    }
                },
                new Step.Observing(
                        drawn,
                        () -> next(step + 1).isEmpty(),
                        this::probes,
                        channel -> part.map(reads -> reads.over(channel)).orElse(List.of())));
    }

    private Expectation expectation(Command<M> command, Operation operation) {
        Returned expect = new Returned(command.getClass(), "expect(model)");
        Expectation expectation =
                expect.value(command.expect(model), "return the outcome that the model predicts, such as done()");
        if (expectation instanceof Expectation.Returns returns) {
            expect.rows(operation, returns.rows());
        }
        return expectation;
    }

    /** Returns the reads of the state over a channel. */
    List<Probe> probes(Channel channel) {
        return switch (channel) {
            case QUERY, OLDER, YOUNGER -> probes("probes(model)", workload.probes(model));
            case PHYSICAL -> probes("store(model)", workload.store(model));
            case INSIDE -> List.of();
            case AFTERLIFE ->
                Stream.concat(probes(Channel.QUERY).stream(), probes(Channel.PHYSICAL).stream())
                        .toList();
        };
    }

    /** The reads of a drawn part in the state after one step, which are built once for all channels. */
    private final class PartOfState {

        private final Sample part;
        private Optional<List<Probe>> built = Optional.empty();

        PartOfState(Sample part) {
            this.part = part;
        }

        List<Probe> over(Channel channel) {
            if (channel != Channel.PHYSICAL) {
                return rows();
            }
            List<Probe> besideRows = probes("besideRows(model)", workload.besideRows(model));
            return besideRows.isEmpty()
                    ? List.of()
                    : Stream.concat(rows().stream(), besideRows.stream()).toList();
        }

        private List<Probe> rows() {
            if (built.isEmpty()) {
                built = Optional.of(probes("sample(model, sample)", workload.sample(model, part)));
            }
            return built.get();
        }
    }

    private List<Probe> probes(String method, List<Probe> reads) {
        Returned returned = returned(method);
        List<Probe> probes = returned.list(reads, "return the reads of this state");
        probes.forEach(probe -> probe.expected().ifPresent(rows -> returned.rows(probe.query(), rows)));
        return probes;
    }

    private Returned returned(String method) {
        return new Returned(workload.getClass(), method);
    }
}
