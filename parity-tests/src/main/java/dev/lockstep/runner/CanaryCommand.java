package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.audit.Canary;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.job.Conditions;
import dev.lockstep.job.Part;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.Shown;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep canary}: shows that a walk over these arms, on this machine, can fail. */
@CommandLine.Command(
        name = "canary",
        description = {
            "Plants a bug in each arm, one after another, and walks. Every answer of that arm lacks its last row.",
            "A walk that does not find this bug cannot find anything, so a parity job runs its canaries before it"
                    + " believes its walks.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:SEEN: the bug in each arm was found",
            "  1:MISSED: the bug in an arm fired, and the walk passed",
            ExitCodes.USAGE,
            "  3:LOST: an arm could not be started or was lost before the bug was seen",
            "  4:NEVER FIRED: no answer of an arm had a row; ask for more --steps",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep canary                                     a bug in the command line, then one in the server",
            "  ./lockstep canary --out parity/canary                 as a part of a job; ./lockstep guard reads it",
        })
final class CanaryCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions system;

    @Mixin
    private WorkloadOptions workload;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "The arms; each but the reference gets the bug. Default: those of run.")
    private List<String> arms = List.of();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "60",
            converter = CountConverter.class,
            description = "The largest number of commands before the bug must be found. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The folder for the walks and for canary.json, new or empty. Default: a new one in lockstep-out.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private ArmOptions options;

    @Mixin
    private KnownOptions known;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest walked = catalogue.system(system.name);
        Workload<?> drawn = workload.workload(catalogue, walked);
        List<ArmSpec> specs = ArmSpec.parseList(arms.isEmpty() ? catalogue.defaultArms(walked, drawn) : arms);
        Lineup lineup = Lineup.assemble(catalogue, walked, specs, Optional.empty(), options.settings())
                .walking(drawn);
        return sing(lineup, known.list(catalogue, walked), drawn);
    }

    private <M> int sing(Lineup lineup, KnownList list, Workload<M> drawn) throws IOException {
        Path folder = new ReportFolder(Path.of("lockstep-out"))
                .create(out, lineup.system().name() + "-canary");
        List<Part.Check> checks = new ArrayList<>();
        Canary.Fate worst = Canary.Fate.SEEN;
        try (Interruption interruption = Interruption.watch()) {
            for (String arm : wrongArms(lineup)) {
                Canary canary = new Canary();
                Optional<WalkResult> result =
                        walk(lineup.pair(arm, canary::in), list, drawn, interruption, folder, arm);
                if (interruption.requested()) {
                    return Verdict.INTERRUPTED.exitCode();
                }
                Canary.Fate fate = canary.fate(arm, result);
                worst = fate.compareTo(worst) > 0 ? fate : worst;
                checks.add(new Part.Check(arm, fate == Canary.Fate.SEEN, fate + how(canary, result)));
            }
        }
        List<String> names = lineup.arms().stream().map(ArmPlan::name).toList();
        Part.of(Part.Kind.CANARY, lineup.system().name(), names, checks).write(folder);
        Conditions.of(Main.version(), list, options.settings(), system.plugins().digests())
                .over(lineup)
                .write(folder);
        print(worst, lineup, drawn, checks);
        return worst.verdict().exitCode();
    }

    /** With one arm alone, the model must see the bug. */
    private static List<String> wrongArms(Lineup lineup) {
        List<String> others = lineup.arms().stream()
                .map(ArmPlan::name)
                .filter(name -> !name.equals(lineup.reference()))
                .toList();
        return others.isEmpty() ? List.of(lineup.reference()) : others;
    }

    /** Walks as a campaign does, and records the walk. */
    private <M> Optional<WalkResult> walk(
            Lineup lineup, KnownList list, Workload<M> drawn, Interruption interruption, Path folder, String arm) {
        Progress progress = Progress.to(spec.commandLine().getErr(), System.getenv(), OptionalLong.empty());
        Session session = new Session(
                lineup,
                drawn.alphabet(),
                list,
                LocalDate.now(Clock.systemUTC()),
                options.limits().incomplete(),
                interruption,
                progress::walk);
        return session.play(CommandStream.drawn(drawn, 1, steps), folder.resolve(arm));
    }

    private static String how(Canary canary, Optional<WalkResult> result) {
        String shown = result.flatMap(WalkResult::firstDifference)
                .map(Sentences::difference)
                .or(() -> result.map(WalkResult::detail))
                .orElse("the walk could not be recorded");
        return " after " + Shown.count(result.map(WalkResult::steps).orElse(0L), "step", "steps") + "; "
                + Shown.count(canary.fired(), "answer", "answers") + " lost a row"
                + (shown.isEmpty() ? "" : "; " + shown);
    }

    private void print(Canary.Fate worst, Lineup lineup, Workload<?> drawn, List<Part.Check> checks) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(worst + "  " + lineup.system().title() + ", " + drawn.name() + ": the bug was found in "
                + checks.stream().filter(Part.Check::passed).count() + " of "
                + Shown.count(checks.size(), "arm", "arms"));
        checks.forEach(check -> out.println("  " + check.name() + "  " + Shown.line(check.detail())));
        out.flush();
    }
}
