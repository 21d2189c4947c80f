package dev.lockstep.runner;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.artifact.VersionRange;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.ReleaseSearch;
import dev.lockstep.campaign.ReleaseSearch.Probe;
import dev.lockstep.campaign.Session;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.Shrunk;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.ReleaseTable;
import dev.lockstep.terminal.Shown;
import dev.lockstep.workload.Workload;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep bisect}: looks for the release at which a finding begins to show, or ceases to. */
@CommandLine.Command(
        name = "bisect",
        description = {
            "Plays the commands of a recorded finding on other releases of an arm, and names the first release that"
                    + " shows the finding, or that no longer does.",
            "The shrunk commands are played, if there are any. Everything but the releases of --arm stays as it was.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:a release was found that shows the finding, next to one that does not",
            ExitCodes.USAGE,
            "  3:INFRA: no release could be played",
            "  4:the two ends are alike: both show the finding, or neither does",
            ExitCodes.FAULT,
            ExitCodes.INTERRUPTED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep bisect lockstep-out/h2-seed-1 --arm server --from 2.2.224 --to 2.5.252",
            "  ./lockstep bisect lockstep-out/h2-seed-1 --from 1.4.200        the arm that differs, up to its release",
        })
final class BisectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RECORD", description = "The folder of a walk with a finding.")
    private Path walked;

    @Option(
            names = "--arm",
            paramLabel = "ARM",
            split = ",",
            description = "The arms that get another release, together. Default: the arm that differs.")
    private List<String> moved = List.of();

    @Option(names = "--from", paramLabel = "VERSION", required = true, description = "The oldest release to play.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "The newest release to play. Default: the release of the walk.")
    private Optional<String> to;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.class,
            description = "The number of plays on each release, for a finding that comes and goes. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int times;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the walks, new or empty. Default: a new one in lockstep-out.")
    private Optional<Path> out;

    @Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private KnownOptions known;

    @Mixin
    private ArmOptions options;

    @Spec
    private CommandSpec spec;

    /** The result, as JSON has it. */
    private record Told(String system, List<String> arms, String from, String to, ReleaseSearch.Result result) {}

    @Override
    public Integer call() throws Exception {
        ReportFolder.requireOneWalk(walked);
        Report whole = ReportFolder.report(walked);
        if (whole.findings().isEmpty()) {
            throw new InputException(walked + " has no finding: " + whole.verdict());
        }
        Path shrunk = Shrunk.folder(walked, whole.findings().get(0).bucket());
        Path played = Files.exists(shrunk.resolve(Recording.REPORT)) ? shrunk : walked;
        Report report = ReportFolder.report(played);
        if (report.findings().isEmpty()) {
            throw new InputException(played + " has no finding: " + report.verdict());
        }
        try {
            return search(played, report);
        } catch (CommandFormatException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private int search(Path played, Report report) throws Exception {
        Path file = played.resolve(Recording.COMMANDS);
        Catalogue catalogue = plugins.catalogue(walked);
        List<String> met = CommandFile.readHeader(file).meets();
        if (!met.isEmpty()) {
            catalogue = catalogue.meeting(report.system(), met, file + ":1: meets");
        }
        SystemUnderTest system = catalogue.system(report.system());
        List<Report.Arm> moving = moving(report);
        String last = to.orElse(moving.get(0).version());
        List<String> releases = releases(system, last);
        String names = String.join(", ", moving.stream().map(Report.Arm::name).toList());
        PrintWriter err = spec.commandLine().getErr();
        err.println("lockstep: " + Shown.count(releases.size(), "release", "releases") + " of " + system.title()
                + " from " + releases.get(0) + " to " + releases.get(releases.size() - 1) + ", for " + names);
        err.flush();
        Path folder = new ReportFolder(Path.of("lockstep-out"))
                .create(
                        out,
                        system.name() + "-bisect-of-seed-" + report.commands().seed());
        try (Interruption interruption = Interruption.watch()) {
            ReleasePlays<?> plays = plays(catalogue, report, moving, file, folder, interruption);
            ReleaseSearch.Result result = ReleaseSearch.among(releases, release -> {
                if (interruption.requested()) {
                    throw new InterruptedException();
                }
                Probe probe = plays.on(release);
                if (interruption.requested()) {
                    throw new InterruptedException();
                }
                err.println("lockstep: " + release + ": " + ReleaseTable.line(probe));
                err.flush();
                return probe;
            });
            print(
                    new Told(
                            system.name(), moving.stream().map(Report.Arm::name).toList(), from, last, result),
                    new ReleaseTable(system.title(), names, releases.size(), result).text());
            return exitCode(result);
        } catch (InterruptedException stopped) {
            err.println("lockstep: stopped; the releases that were played are above, their walks are in " + folder);
            err.flush();
            return Verdict.INTERRUPTED.exitCode();
        }
    }

    private ReleasePlays<?> plays(
            Catalogue catalogue,
            Report report,
            List<Report.Arm> moving,
            Path file,
            Path folder,
            Interruption interruption)
            throws CommandFormatException {
        SystemUnderTest system = catalogue.system(report.system());
        Workload<?> workload = catalogue.workload(system, Optional.of(report.workload()));
        Progress progress = Progress.to(spec.commandLine().getErr(), System.getenv());
        return ReleasePlays.of(
                new ReleasePlays.Ground(catalogue, known.list(catalogue, system), options.settings(), options.limits()),
                new ReleasePlays.Question(report, moving, times, folder),
                workload,
                file,
                (lineup, limits, list) -> new Session(
                        lineup,
                        List.of(),
                        list,
                        LocalDate.now(Clock.systemUTC()),
                        limits,
                        interruption,
                        progress::walk));
    }

    private void print(Told told, String text) {
        PrintWriter to = spec.commandLine().getOut();
        to.print(json ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n" : text);
        to.flush();
    }

    private static int exitCode(ReleaseSearch.Result result) {
        if (result.before().isPresent()) {
            return Verdict.PARITY.exitCode();
        }
        return (result.played() == 0 ? Verdict.INFRA : Verdict.VACUOUS).exitCode();
    }

    private List<String> releases(SystemUnderTest system, String last) throws ArmUnavailableException {
        if (system.coordinates().isEmpty()) {
            throw new InputException(
                    system.name() + " has no Maven coordinates in which its releases could be looked up");
        }
        if (!VersionRange.isAtLeast(last, from)) {
            throw new InputException("--from: " + from + " comes after " + last + "; name an earlier release");
        }
        try {
            return new Resolver().releases(system, from, last);
        } catch (EngineUnavailableException e) {
            throw new ArmUnavailableException(e.getMessage(), e);
        }
    }

    /** Returns the arms whose release changes. */
    private List<Report.Arm> moving(Report report) {
        List<String> asked = moved.isEmpty() ? List.of(differing(report)) : moved;
        List<String> names = report.arms().stream().map(Report.Arm::name).toList();
        asked.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new InputException("--arm: the walk has no arm " + name + "; it has " + String.join(", ", names));
        });
        return report.arms().stream().filter(arm -> asked.contains(arm.name())).toList();
    }

    private static String differing(Report report) {
        return report.findings().get(0).differences().stream()
                .map(Difference::deviating)
                .findFirst()
                .orElseThrow(() -> new InputException("the finding has no difference; name the arm with --arm"));
    }
}
