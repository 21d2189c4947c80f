package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.report.Report;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the story of a finding: plays its commands on the model, and puts the answers of the walk beside them. */
final class Teller<M> {

    private static final String READ = "probe";

    private final Workload<M> workload;
    private final Alphabet<M> alphabet;
    private final ArmPlans arms;
    private final Report.ReportedFinding finding;
    private StateReads reads;
    private final Answers answers;
    private final List<Told> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Told> looks = new ArrayList<>();
    private final M model;
    /** Whether the steps themselves show a difference, and not only a look that no step repeats. */
    private boolean isShown;

    Teller(Workload<M> workload, ArmPlans arms, Report.ReportedFinding finding, StateReads reads, Answers answers) {
        this.workload = workload;
        this.alphabet = new Alphabet<>(workload.alphabet());
        this.arms = arms;
        this.finding = finding;
        this.reads = reads;
        this.answers = answers;
        this.model = workload.newModel();
    }

    Story tell(List<RecordedStep<M>> commands) {
        setup();
        long shown = Math.min(finding.step(), commands.size());
        boolean unread = commands.stream()
                .limit(Math.max(0, shown - 1))
                .allMatch(step -> step.observation().channels().isEmpty());
        if (reads == StateReads.NOT_TRIED && unread) {
            reads = StateReads.AT_THE_END;
        }
        List<String> killed = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            command(i + 1, commands.get(i).command());
            if (commands.get(i).observation().kill().isPresent()) {
                killed.add(Integer.toString(steps.size()));
            }
            if (reads.between() && i + 1 < shown) {
                between(i + 1, commands.get(i).observation());
            }
        }
        reads();
        if (!killed.isEmpty()) {
            notes.add("When it was found, processes were killed in the midst of these steps: "
                    + String.join(", ", killed) + ". The steps here do not show that.");
        }
        if (!answers.resets().isEmpty()) {
            notes.add("When it was found, a store was set back to the state of the others: "
                    + String.join(", ", answers.resets()) + ". The steps here do not show that.");
        }
        return new Story(
                finding, reads, steps, workload.settings(), Story.tellsAbsent(workload.normalisers()), notes, looks);
    }

    private void setup() {
        SortedMap<String, List<Operation>> byArm = new TreeMap<>();
        arms.all()
                .forEach(
                        arm -> byArm.put(arm.name(), workload.setup(arm.engine().version())));
        for (int i = 0; i < byArm.get(arms.reference()).size(); i++) {
            SortedMap<String, Operation> operations = new TreeMap<>();
            for (String arm : byArm.keySet()) {
                operations.put(arm, byArm.get(arm).get(i));
            }
            add(Told.SETUP, Told.SETUP, operations, Expectation.done(), answers.setup(i), new TreeMap<>());
        }
    }

    private void command(long step, Command<M> command) {
        String kind = alphabet.kindOf(command).name();
        Expectation expectation = command.expect(model);
        SortedMap<String, Outcome> seen = answers.operation(step);
        add(kind, kind, ofAll(alphabet.kindOf(command).render(command)), expectation, seen, answers.asked(step));
        Outcome reference = seen.get(arms.reference());
        boolean refused =
                reference == null ? expectation instanceof Expectation.Refuses : reference instanceof Outcome.Refused;
        if (refused) {
            command.refused(model);
        } else if (!(reference instanceof Outcome.Broken)) {
            command.apply(model);
        }
    }

    /**
     * Repeats the reads that the walk made after a step over the connection that writes: those that differ in the end,
     * or all if the difference is in no read, or if it needs them.
     */
    private void between(long step, Observation observation) {
        if (!observation.channels().contains(Channel.QUERY)) {
            return;
        }
        Set<String> differing = finding.differences().stream()
                .flatMap(difference -> difference.path().probe().stream())
                .collect(Collectors.toSet());
        for (Probe probe : probes(Channel.QUERY)) {
            if (reads.ofAll() || differing.isEmpty() || differing.contains(probe.name())) {
                beside(step, probe);
            }
        }
    }

    /** Repeats a read that does not show the difference. */
    private void beside(long step, Probe probe) {
        add(
                "read " + probe.name(),
                READ,
                ofAll(probe.query()),
                probe.expectation(),
                answers.read(step, Channel.QUERY, probe.name()),
                new TreeMap<>());
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
                } else if (reads.ofAll() && channel == Channel.QUERY) {
                    beside(finding.step(), probe);
                }
            }
        }
        isShown = finding.differences().stream()
                .map(Difference::path)
                .anyMatch(path -> path.probe()
                        .filter(probe -> names.contains(path.channel() + " " + probe))
                        .isEmpty());
        finding.differences().stream()
                .map(Difference::path)
                .filter(path -> path.probe()
                        .filter(probe -> names.remove(path.channel() + " " + probe))
                        .isPresent())
                .forEach(path -> look(path.channel(), path.probe().orElseThrow()));
    }

    /** Tells of a read that no step repeats. */
    private void look(Channel channel, String probe) {
        boolean inside = channel == Channel.INSIDE;
        notes.add(
                inside && isShown
                        ? WalkFolder.BESIDES + "a check of the store's files, \"" + probe
                                + "\", differs too. It is not played here."
                        : inside
                                ? "What differs is a check of the store's files, \"" + probe
                                        + "\", which is not played here. No answer of these steps differs; a"
                                        + " statement that reads the damaged part may show it."
                                : "The read " + probe
                                        + " differs too, and is not among the steps here: it is no read of"
                                        + " the whole state.");
        looks.add(new Told(
                (int) steps.stream().filter(step -> !step.isRead()).count(),
                (inside ? "check of the store's files: " : "read ")
                        + probe
                        + (inside || channel == Channel.QUERY ? "" : " (" + channel + ")"),
                READ,
                new TreeMap<>(),
                channel,
                answers.ordered(finding.step(), channel, probe),
                true,
                answers.expected(finding.step(), channel, probe),
                answers.read(finding.step(), channel, probe),
                answers.asked(finding.step(), channel, probe)));
    }

    private static boolean offersRestart(ArmPlan arm) {
        return arm.provider().support(OperationKind.RESTART).level() == Support.Level.OFFERED;
    }

    private List<Probe> probes(Channel channel) {
        return switch (channel) {
            // A walk may have asked for more than its workload does.
            case QUERY -> {
                List<Probe> all = new ArrayList<>(workload.probes(model));
                Set<String> known = all.stream().map(Probe::name).collect(Collectors.toSet());
                answers.reads(finding.step()).stream()
                        .filter(probe -> !known.contains(probe.name()))
                        .forEach(all::add);
                yield all;
            }
            case OLDER, YOUNGER -> workload.probes(model);
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
                READ,
                ofAll(probe.query()),
                channel,
                probe.query().ordered(),
                true,
                probe.expectation(),
                answers.read(finding.step(), channel, probe.name()),
                answers.asked(finding.step(), channel, probe.name())));
    }

    private void add(
            String title,
            String kind,
            SortedMap<String, Operation> operations,
            Expectation expectation,
            SortedMap<String, Outcome> seen,
            SortedMap<String, List<String>> asked) {
        steps.add(new Told(
                steps.size() + 1, title, kind, operations, Channel.QUERY, false, false, expectation, seen, asked));
    }

    private SortedMap<String, Operation> ofAll(Operation operation) {
        SortedMap<String, Operation> operations = new TreeMap<>();
        arms.names().forEach(arm -> operations.put(arm, operation));
        return operations;
    }
}
