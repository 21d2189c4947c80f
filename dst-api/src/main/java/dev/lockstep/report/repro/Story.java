package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A finding as a sequence of operations: the schema, the commands up to the step that shows it, and the reads that show
 * it. The operations come from the commands and the workload, which render them as they did in the walk; the answers
 * come from the journal.
 *
 * @param finding the finding
 * @param steps all steps, in order
 * @param tellsAbsent whether the workload tells a field that is absent from one that is null
 * @param notes what was done or read in the walk and is not in the steps, in sentences
 */
record Story(Report.ReportedFinding finding, List<Told> steps, boolean tellsAbsent, List<String> notes) {

    private static final String SETUP = "setup";

    Story {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /**
     * Reads the story of a finding.
     *
     * @param recording the folder of a walk that shows the finding
     * @throws IOException if its commands cannot be read
     */
    static <M> Story read(Path recording, Report.ReportedFinding finding, Workload<M> workload, ArmPlans arms)
            throws IOException {
        try {
            Path file = recording.resolve(Recording.COMMANDS);
            return new Teller<>(workload, arms, finding, Answers.read(recording))
                    .tell(CommandFile.read(file, CommandCodec.of(workload)).steps());
        } catch (CommandFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns the part of an arm. What the arm does not offer is not in it. */
    Reproduction of(ArmPlan arm, ArmPlans all) {
        List<Reproduction.Step> part = new ArrayList<>();
        for (Told told : steps) {
            if (isOffered(arm, told)) {
                part.add(new Reproduction.Step(
                        told.number(),
                        told.title(),
                        told.operations().get(arm.name()),
                        told.channel(),
                        told.isRead(),
                        Optional.ofNullable(told.seen().get(arm.name()))));
            }
        }
        return new Reproduction(
                arm.name(),
                arm.engine().system(),
                arm.engine().version(),
                arm.client().version(),
                arm.surroundings(),
                all.asked().getOrDefault(ArmPlans.HERE, Surroundings.USUAL),
                tellsAbsent,
                part);
    }

    /** Whether an absent field and a null one are two answers, which they are unless a normaliser makes them one. */
    static boolean tellsAbsent(List<Normaliser> normalisers) {
        Operation read = Request.of(Request.READ).reading(RowShape.of(Column.text("field")));
        Outcome answer = new Outcome.Rows(List.of(Row.of(Cell.lexical("absent", ""))));
        return !new Normalisers(normalisers)
                .normalise(read, answer)
                .equals(new Outcome.Rows(List.of(Row.of(Cell.NULL))));
    }

    /** Whether the arm was asked this. */
    static boolean isOffered(ArmPlan arm, Told told) {
        if (told.seen().get(arm.name()) instanceof Outcome.Unsupported) {
            return false;
        }
        Support.Level channel = arm.provider().support(told.channel()).level();
        boolean read = told.channel().isSession()
                ? channel == Support.Level.OFFERED
                : told.channel() != Channel.AFTERLIFE || channel != Support.Level.UNSUPPORTED;
        return read
                && arm.provider()
                                .support(told.commandKind(), told.operations().get(arm.name()))
                                .level()
                        != Support.Level.UNSUPPORTED;
    }

    /** Tells one story. */
    private static final class Teller<M> {

        private final Workload<M> workload;
        private final Alphabet<M> alphabet;
        private final ArmPlans arms;
        private final Report.ReportedFinding finding;
        private final Answers answers;
        private final List<Told> steps = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final M model;

        Teller(Workload<M> workload, ArmPlans arms, Report.ReportedFinding finding, Answers answers) {
            this.workload = workload;
            this.alphabet = new Alphabet<>(workload.alphabet());
            this.arms = arms;
            this.finding = finding;
            this.answers = answers;
            this.model = workload.newModel();
        }

        Story tell(List<RecordedStep<M>> commands) {
            setup();
            long shown = Math.min(finding.step(), commands.size());
            List<String> killed = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                command(i + 1, commands.get(i).command());
                if (commands.get(i).observation().kill().isPresent()) {
                    killed.add(Integer.toString(steps.size()));
                }
            }
            reads();
            if (!killed.isEmpty()) {
                notes.add("In the walk, processes were killed in the midst of these steps: " + String.join(", ", killed)
                        + ". The steps here do not show that.");
            }
            if (!answers.resets().isEmpty()) {
                notes.add("In the walk, an arm was set back to the state of the others: "
                        + String.join(", ", answers.resets()) + ". The steps here do not show that.");
            }
            return new Story(finding, steps, tellsAbsent(workload.normalisers()), notes);
        }

        private void setup() {
            SortedMap<String, List<Operation>> byArm = new TreeMap<>();
            arms.all()
                    .forEach(arm ->
                            byArm.put(arm.name(), workload.setup(arm.engine().version())));
            for (int i = 0; i < byArm.get(arms.reference()).size(); i++) {
                SortedMap<String, Operation> operations = new TreeMap<>();
                for (String arm : byArm.keySet()) {
                    operations.put(arm, byArm.get(arm).get(i));
                }
                add(SETUP, SETUP, operations, Expectation.done(), answers.setup(i), new TreeMap<>());
            }
        }

        private void command(long step, Command<M> command) {
            String kind = alphabet.kindOf(command).name();
            Expectation expectation = command.expect(model);
            SortedMap<String, Outcome> seen = answers.operation(step);
            add(kind, kind, ofAll(alphabet.kindOf(command).render(command)), expectation, seen, answers.asked(step));
            Outcome reference = seen.get(arms.reference());
            boolean refused = reference == null
                    ? expectation instanceof Expectation.Refuses
                    : reference instanceof Outcome.Refused;
            if (refused) {
                command.refused(model);
            } else if (!(reference instanceof Outcome.Broken)) {
                command.apply(model);
            }
        }

        private void reads() {
            Set<Channel> channels = new LinkedHashSet<>();
            Set<String> names = new LinkedHashSet<>();
            for (Difference difference : finding.differences()) {
                difference.path().probe().ifPresent(name -> {
                    channels.add(difference.path().channel());
                    names.add(difference.path().channel() + " " + name);
                });
            }
            if (channels.contains(Channel.AFTERLIFE)) {
                SortedMap<String, Operation> again = new TreeMap<>();
                arms.all()
                        .forEach(arm ->
                                again.put(arm.name(), offersRestart(arm) ? Operation.restart() : Operation.reopen()));
                add(
                        "close every arm and open its store again",
                        "reopen",
                        again,
                        Expectation.done(),
                        new TreeMap<>(),
                        new TreeMap<>());
            }
            for (Channel channel : channels) {
                for (Probe probe : probes(channel)) {
                    if (names.remove(channel + " " + probe.name())) {
                        read(channel, probe);
                    }
                }
            }
            for (String name : names) {
                notes.add("The read " + name.substring(name.indexOf(' ') + 1) + " ("
                        + name.substring(0, name.indexOf(' '))
                        + ") differed in the walk, and is not among the steps here: "
                        + (name.startsWith(Channel.INSIDE + " ")
                                ? "it is a look into the store, which no script can take."
                                : "it is no read of the whole state."));
            }
        }

        private static boolean offersRestart(ArmPlan arm) {
            return arm.provider().support(OperationKind.RESTART).level() == Support.Level.OFFERED;
        }

        private List<Probe> probes(Channel channel) {
            return switch (channel) {
                case QUERY, OLDER, YOUNGER -> workload.probes(model);
                case PHYSICAL -> workload.store(model);
                // A question to the engine's own classes is nothing that a script can ask.
                case INSIDE -> List.of();
                case AFTERLIFE ->
                    Stream.concat(workload.probes(model).stream(), workload.store(model).stream())
                            .toList();
            };
        }

        private void read(Channel channel, Probe probe) {
            steps.add(new Told(
                    steps.size() + 1,
                    "read " + probe.name() + (channel == Channel.QUERY ? "" : " (" + channel + ")"),
                    "probe",
                    ofAll(probe.query()),
                    channel,
                    true,
                    probe.expectation(),
                    answers.read(finding.step(), channel, probe.name()),
                    new TreeMap<>()));
        }

        private void add(
                String title,
                String kind,
                SortedMap<String, Operation> operations,
                Expectation expectation,
                SortedMap<String, Outcome> seen,
                SortedMap<String, List<String>> asked) {
            steps.add(new Told(
                    steps.size() + 1, title, kind, operations, Channel.QUERY, false, expectation, seen, asked));
        }

        private SortedMap<String, Operation> ofAll(Operation operation) {
            SortedMap<String, Operation> operations = new TreeMap<>();
            arms.names().forEach(arm -> operations.put(arm, operation));
            return operations;
        }
    }
}
