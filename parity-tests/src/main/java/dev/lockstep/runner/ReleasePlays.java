package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.RecordedFinding;
import dev.lockstep.campaign.ReleaseSearch.Answer;
import dev.lockstep.campaign.ReleaseSearch.Probe;
import dev.lockstep.campaign.Session;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Report;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.terminal.Shown;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the commands of a recorded finding on one release of some arms after another. */
final class ReleasePlays<M> {

    private final Ground ground;
    private final Question question;
    private final Workload<M> workload;
    private final CommandFile<M> commands;
    private final Sessions sessions;

    /**
     * Where the walks are played: the names that they may use, the list in force, the settings and limits of the arms.
     */
    record Ground(Catalogue catalogue, KnownList known, Map<String, String> settings, Limits limits) {}

    /**
     * The finding that is asked for.
     *
     * @param report the report that has it, as its first
     * @param moving the arms whose release changes
     * @param times the number of plays on each release
     * @param folder the folder for the walks
     */
    record Question(Report report, List<Report.Arm> moving, int times, Path folder) {}

    /** Creates the session for one release. */
    @FunctionalInterface
    interface Sessions {
        Session over(Lineup lineup, Limits limits, KnownList known);
    }

    private ReleasePlays(
            Ground ground, Question question, Workload<M> workload, CommandFile<M> commands, Sessions sessions) {
        this.ground = ground;
        this.question = question;
        this.workload = workload;
        this.commands = commands;
        this.sessions = sessions;
    }

    /**
     * Prepares the plays.
     *
     * @param file the commands
     */
    static <M> ReleasePlays<M> of(Ground ground, Question question, Workload<M> workload, Path file, Sessions sessions)
            throws CommandFormatException {
        return new ReleasePlays<>(
                ground, question, workload, CommandFile.read(file, CommandCodec.of(workload)), sessions);
    }

    /** Plays a release, until it shows the finding or was played often enough. */
    Probe on(String release) {
        try {
            Lineup lineup = lineup(release);
            Session session = sessions.over(
                    lineup,
                    ground.limits().incomplete().goingOn(commands.header().keepGoing()),
                    ground.known());
            Path walks = question.folder().resolve(release);
            Probe probe = play(release, lineup, session, question.times() == 1 ? walks : walks.resolve("play-1"));
            for (int again = 2; again <= question.times() && isOpen(probe, session); again++) {
                Probe next = play(release, lineup, session, walks.resolve("play-" + again));
                // A play that was lost may have shown the finding, whichever play it was.
                probe = next.answer() == Answer.SHOWN || probe.answer() != Answer.NOT_PLAYED ? next : probe;
            }
            return probe;
        } catch (InputException | ArmUnavailableException e) {
            return new Probe(release, Answer.NOT_PLAYED, Shown.line(e.getMessage()));
        }
    }

    private static boolean isOpen(Probe probe, Session session) {
        return probe.answer() != Answer.SHOWN && session.goesOn(true);
    }

    private Probe play(String release, Lineup lineup, Session session, Path walk) {
        return session.play(CommandStream.recorded(workload, commands, List.of()), walk)
                .map(result -> probe(release, lineup, result))
                .orElse(new Probe(release, Answer.NOT_PLAYED, "the walk could not be recorded"));
    }

    /** The reference and the arms that move. They keep their names, so that the finding can be recognised. */
    private Lineup lineup(String release) throws ArmUnavailableException {
        List<Report.Arm> arms = question.report().arms().stream()
                .filter(arm -> arm.reference() || question.moving().contains(arm))
                .toList();
        List<ArmSpec> specs = new ArrayList<>();
        for (Report.Arm arm : arms) {
            boolean moves = question.moving().contains(arm);
            ArmSpec named = ArmSpec.parse(arm.name());
            specs.add(named.in(moves ? release : arm.version(), moves ? Optional.empty() : named.clientVersion()));
        }
        Lineup found = Lineup.assemble(
                ground.catalogue(), ground.known().system(), specs, Optional.empty(), ground.settings());
        List<ArmPlan> plans = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            plans.add(found.arms().get(i).named(arms.get(i).name()));
        }
        String reference = arms.stream()
                .filter(Report.Arm::reference)
                .map(Report.Arm::name)
                .findFirst()
                .orElseThrow();
        return new Lineup(ground.known().system(), plans, reference)
                .in(ChosenSurroundings.recorded(commands.header().surroundings()))
                .walking(workload);
    }

    private Probe probe(String release, Lineup lineup, WalkResult result) {
        RecordedFinding finding = RecordedFinding.of(
                        question.report(),
                        lineup.arms().stream().map(ArmPlan::name).toList())
                .orElseThrow();
        Optional<KnownStep> covered = finding.coveredIn(result);
        if (covered.isPresent()) {
            return new Probe(
                    release,
                    Answer.SHOWN,
                    "known as " + String.join(", ", covered.get().entries()));
        }
        return switch (finding.in(result)) {
            case AGAIN -> new Probe(release, Answer.SHOWN, "");
            case ANOTHER -> seen(another(release, result), finding, result);
            case NOISE -> new Probe(release, Answer.NOT_PLAYED, "the reference disagrees with itself");
            case NOTHING -> seen(nothing(release, result), finding, result);
        };
    }

    /** A release in which nobody looked where the finding was seen says nothing about it. */
    private static Probe seen(Probe probe, RecordedFinding finding, WalkResult result) {
        return finding.unseenIn(result)
                .filter(why -> probe.answer() == Answer.NOT_SHOWN)
                .map(why -> new Probe(probe.release(), Answer.NOT_PLAYED, Shown.line(why)))
                .orElse(probe);
    }

    /** A walk that ended with another finding before its last command says nothing about this one. */
    private Probe another(String release, WalkResult result) {
        boolean differs = result.verdict() == Verdict.DIVERGED || result.verdict() == Verdict.MODEL;
        if (!differs) {
            return new Probe(release, Answer.NOT_PLAYED, Shown.line(result.detail()));
        }
        String where =
                "another finding in step " + result.findings().get(0).step().step() + ", "
                        + result.findings().get(0).step().kind();
        return new Probe(release, isWhole(result) ? Answer.NOT_SHOWN : Answer.NOT_PLAYED, where);
    }

    private Probe nothing(String release, WalkResult result) {
        boolean ended = result.verdict() == Verdict.PARITY || result.verdict() == Verdict.VACUOUS;
        if (ended && isWhole(result)) {
            return new Probe(release, Answer.NOT_SHOWN, "");
        }
        return new Probe(
                release,
                Answer.NOT_PLAYED,
                result.endedAsKnown()
                        ? "a known difference ended the walk after step " + result.steps()
                        : Shown.line(result.detail()));
    }

    private boolean isWhole(WalkResult result) {
        return result.steps() >= commands.steps().size();
    }
}
