package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.RecordedFinding;
import dev.lockstep.campaign.Recurrence;
import dev.lockstep.campaign.Session;
import dev.lockstep.concurrent.HistoryFile;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.race.RaceResult;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandDigest;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Rehearsal;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep replay}: walks recorded commands again. */
@CommandLine.Command(
        name = "replay",
        description =
                "Walks the commands of an earlier walk again. The record may be edited: ops.jsonl has one command a line."
                        + " If the walk had a finding, the first line says whether it is shown again.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:NOT SHOWN or PARITY: every arm agreed with the reference and with the model in every step",
            "  1:SHOWN AGAIN, SHOWN k OF n, SHOWS ANOTHER, DIVERGED or MODEL: a replay showed a difference",
            ExitCodes.USAGE,
            ExitCodes.INFRA,
            "  4:VACUOUS: no command was walked, a walk without a finding left out what it has to exercise, or nobody"
                    + " could look where the recorded finding was",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep replay lockstep-out/h2-seed-1                          the same arms again",
            "  ./lockstep replay lockstep-out/h2-seed-1 --arms embedded,server   the same commands, other arms",
            "  ./lockstep replay lockstep-out/h2-seed-1 --times 20 --aa          how often is it shown, and is it noise",
            "  ./lockstep replay smaller.jsonl                                   only a file of commands",
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RECORD",
            description = "The folder of a walk, or a file of commands such as its ops.jsonl.")
    private Path walked;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "The arms. Default: those of the report; for a file of commands, those of run.")
    private List<String> arms = List.of();

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.class,
            description = "The number of replays, for a finding that comes and goes. Default: ${DEFAULT-VALUE}.")
    private int times;

    @Option(
            names = "--aa",
            description = "Open the reference twice. A difference between the two is noise, with exit code 3.")
    private boolean aa;

    @Option(
            names = "--drop-impossible",
            description =
                    "Leave out the commands of an edited record that are not possible any more, and name their lines.")
    private boolean dropsImpossible;

    @Mixin
    private RecordedSetting setting;

    @Mixin
    private WalkOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(walked.resolve(HistoryFile.SCHEDULE))) {
            return judgeAgain();
        }
        ReportFolder.requireOneWalk(walked);
        Path file = Files.isDirectory(walked) ? walked.resolve(Recording.COMMANDS) : walked;
        try {
            RecordedSetting.Found found = setting.of(walked, file, arms, options.reference(), options.settings());
            return walk(
                    file,
                    aa || found.aa() ? found.lineup().withReferenceTwice() : found.lineup(),
                    options.known(found.catalogue(), found.system(), spec),
                    found.workload());
        } catch (CommandFormatException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** The histories of a concurrent walk are judged as they are, because no second play has the same moments. */
    private int judgeAgain() {
        RaceResult result;
        try {
            result = RaceResult.judged(walked);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(walked + " is no folder of a concurrent walk: " + e.getMessage(), e);
        }
        options.print(
                spec,
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result.json()) + "\n",
                result.text());
        return result.verdict().exitCode();
    }

    private <M> int walk(Path file, Lineup lineup, KnownList known, Workload<M> workload)
            throws CommandFormatException {
        CommandCodec<M> codec = CommandCodec.of(workload);
        CommandFile<M> recorded = playable(CommandFile.read(file, codec), workload, file);
        CommandFileHeader header = recorded.header();
        sayIfCutShort(recorded.commands().size());
        List<CommandKind<M>> kinds = kinds(file, header, workload);
        boolean asWalked = isAsWalked(file, recorded, codec);
        if (!asWalked) {
            Rehearsal.play(recorded.commands(), workload, file);
            // Commands that were removed on purpose are not missing.
            Set<Class<?>> left =
                    recorded.commands().stream().map(Object::getClass).collect(Collectors.toSet());
            kinds = kinds.stream().filter(kind -> left.contains(kind.type())).toList();
        }
        Path folder = options.folder(lineup.system().name() + "-replay-of-seed-" + header.seed());
        Optional<RecordedFinding> finding = finding(lineup);
        boolean complete = asWalked && finding.isEmpty() && isComplete();
        List<CommandKind<M>> demanded = kinds;
        Limits limits = options.limits().goingOn(options.limits().keepGoing() || header.keepGoing());
        return options.play(
                        new WalkOptions.Walked(
                                lineup, workload, demanded, header.leftOut(), known, setting.plugins(), folder, false),
                        complete ? limits : limits.incomplete(),
                        spec,
                        session -> {
                            for (int again = 1; again <= times && (again == 1 || session.goesOn(true)); again++) {
                                Optional<WalkResult> result = session.play(
                                        CommandStream.recorded(workload, recorded, demanded),
                                        times == 1 ? folder : folder.resolve("replay-" + again));
                                note(session, finding, result);
                            }
                        })
                .exitCode();
    }

    private <M> CommandFile<M> playable(CommandFile<M> recorded, Workload<M> workload, Path file) {
        if (!dropsImpossible) {
            return recorded;
        }
        List<Integer> possible = Rehearsal.possible(recorded.commands(), workload);
        Set<Integer> kept = Set.copyOf(possible);
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < recorded.steps().size(); i++) {
            if (!kept.contains(i)) {
                dropped.add(Integer.toString(i + 2));
            }
        }
        if (dropped.isEmpty()) {
            return recorded;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("lockstep: " + file + ": left out, because it is not possible: line " + String.join(", ", dropped));
        err.flush();
        return new CommandFile<>(
                recorded.header(), possible.stream().map(recorded.steps()::get).toList());
    }

    /** Only a walk that was played to its end says something about the recorded finding. */
    private static void note(Session session, Optional<RecordedFinding> finding, Optional<WalkResult> result) {
        if (finding.isEmpty()
                || result.isEmpty()
                || !ANSWERS.contains(result.get().verdict())) {
            return;
        }
        Recurrence.Shown shown = finding.get().in(result.get());
        Optional<String> unseen =
                shown == Recurrence.Shown.NOTHING ? finding.get().unseenIn(result.get()) : Optional.empty();
        unseen.ifPresentOrElse(session::unseen, () -> session.replayed(shown));
    }

    private static final Set<Verdict> ANSWERS =
            EnumSet.of(Verdict.DIVERGED, Verdict.MODEL, Verdict.NOISE, Verdict.PARITY);

    /** Returns the finding of the record, if it is the folder of a walk that had one. */
    private Optional<RecordedFinding> finding(Lineup lineup) {
        return Files.exists(walked.resolve(Recording.REPORT))
                ? RecordedFinding.of(
                        ReportFolder.report(walked),
                        lineup.arms().stream().map(ArmPlan::name).toList())
                : Optional.empty();
    }

    /** Whether the recorded walk was played to its end, so that its replay has to exercise what it exercised. */
    private boolean isComplete() {
        String verdict = ReportFolder.report(walked).verdict();
        return verdict.equals(Verdict.PARITY.name()) || verdict.equals(Verdict.VACUOUS.name());
    }

    /**
     * The file may be edited, but a file that was cut off after a whole line looks the same. Therefore the difference
     * is reported.
     */
    private <M> boolean isAsWalked(Path file, CommandFile<M> recorded, CommandCodec<M> codec) {
        if (!Files.exists(walked.resolve(Recording.REPORT))) {
            return false;
        }
        CommandDigest digest = new CommandDigest();
        recorded.steps()
                .forEach(step -> digest.add(codec.recorded(step.command()).line(step.observation())));
        Report report = ReportFolder.report(walked);
        boolean asWalked = digest.hex().equals(report.commands().sha256());
        if (!asWalked) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("lockstep: " + file + " has changed since the walk: it has "
                    + recorded.commands().size() + " commands, but the walk played " + report.steps()
                    + "; the current contents are replayed");
            err.flush();
        }
        return asWalked;
    }

    private static <M> List<CommandKind<M>> kinds(Path file, CommandFileHeader header, Workload<M> workload) {
        List<String> known = workload.alphabet().stream().map(CommandKind::name).toList();
        for (String kind : header.kinds()) {
            if (!known.contains(kind)) {
                throw new InputException(file + ":1: " + workload.name() + " has no command " + kind + "; it has "
                        + String.join(", ", known));
            }
        }
        return workload.alphabet().stream()
                .filter(kind -> header.kinds().contains(kind.name()))
                .toList();
    }

    private void sayIfCutShort(int recorded) {
        plan().ifPresent(plan -> {
            String words = "the walk in " + walked + " was killed; it was asked for " + plan.words();
            if (recorded == 0) {
                throw new InputException(
                        words + ", and no command was recorded, so nothing can be replayed; run it again");
            }
            PrintWriter err = spec.commandLine().getErr();
            err.println("lockstep: " + words + "; its " + recorded + " recorded commands are replayed");
            err.flush();
        });
    }

    /** Returns the plan of a walk that did not come to its end. */
    private Optional<PlannedWalk> plan() {
        if (Files.exists(walked.resolve(Recording.REPORT))) {
            return Optional.empty();
        }
        try {
            return PlannedWalk.read(walked);
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }
}
