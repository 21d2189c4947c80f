package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.known.ListEntry;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.repro.ReproFolder;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Shown;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep repro}: writes the reproducers of a walk's findings. */
@CommandLine.Command(
        name = "repro",
        description =
                "Writes the findings of an earlier walk as files that need no Lockstep, into the folder repro of the"
                        + " walk: for each a run.sh that plays every arm, an issue.md for a tracker, and a folder for each"
                        + " arm. Nothing is walked.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:the files are written",
            ExitCodes.USAGE,
            ExitCodes.INFRA,
            "  4:VACUOUS: with --findings, a witness did not show its difference, or a page has neither a script nor a"
                    + " command",
            ExitCodes.FAULT
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep repro lockstep-out/h2-seed-1",
            "  ./lockstep repro --findings docs/findings",
            "  sh lockstep-out/h2-seed-1/repro/*/run.sh          play what was written",
        })
final class ReproCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "The folder of a walk, or of a campaign.")
    private Path walked;

    @Option(
            names = "--findings",
            paramLabel = "PAGES",
            description =
                    "Walk the witness of each known difference that has a page, and write its reproducers into the folder"
                            + " repro beside the pages: docs/findings. A script that was written by hand is kept, and"
                            + " named.")
    private Path findings;

    @Mixin
    private PluginOptions plugins;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if ((walked == null) == (findings == null)) {
            throw new ParameterException(
                    spec.commandLine(), "name the folder of a walk, or --findings with the folder of the pages");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (findings != null) {
            return writeFindings(out);
        }
        for (Path walk : walks()) {
            List<ReproFolder.Written> written = write(walk, plugins.catalogue(walk));
            if (written.isEmpty()) {
                out.println(walk + ": no finding");
            }
            for (ReproFolder.Written each : written) {
                out.println(each.folder() + ": " + Shown.count(each.steps(), "step", "steps"));
                each.notShown().forEach(left -> out.println("  not shown: " + left));
            }
        }
        out.flush();
        return 0;
    }

    private int writeFindings(PrintWriter out) throws ArmUnavailableException, IOException, CommandFormatException {
        Path work = Files.createTempDirectory("lockstep-findings-");
        int written = 0;
        int unshown = 0;
        try {
            FindingRepros repros = new FindingRepros(plugins.catalogue(), Optional.empty(), work);
            for (ListEntry entry : repros.entries()) {
                FindingRepros.Shown shown = repros.show(entry);
                out.println(entry.id()
                        + (shown.finding().isPresent()
                                ? ": " + shown.write(findings)
                                : " is not shown on this machine, and nothing is written for it"));
                out.flush();
                written += shown.finding().isPresent() ? 1 : 0;
                unshown += shown.finding().isPresent() ? 0 : 1;
            }
        } finally {
            new FileTree(work).delete();
        }
        unshown += tellOthers(written, out);
        return unshown == 0 ? 0 : Verdict.VACUOUS.exitCode();
    }

    /** Tells of the pages without a witness, and returns the number of those that nothing shows. */
    private int tellOthers(int written, PrintWriter out) throws IOException {
        FindingPages pages = new FindingPages(findings);
        int byHand = 0;
        int byCommand = 0;
        int unshown = 0;
        for (String page : pages.names()) {
            FindingPages.Way way = pages.shown(page);
            if (way instanceof FindingPages.ByHand kept) {
                byHand++;
                out.println(page + ": written by hand, kept: " + kept.script());
            } else if (way instanceof FindingPages.ByCommand other) {
                byCommand++;
                out.println(page + ": no script; " + other.command());
            } else if (way instanceof FindingPages.Unshown) {
                unshown++;
                out.println(page + ": neither a script nor a command shows it; write a run.sh, or name the command");
            }
        }
        out.println(Shown.count(written, "entry", "entries") + " written; "
                + Shown.count(byHand, "page has a script", "pages have a script")
                + " that was written by hand and is kept; " + Shown.count(byCommand, "page names", "pages name")
                + " the command that shows it" + (unshown == 0 ? "" : "; nothing shows " + unshown));
        out.flush();
        return unshown;
    }

    private List<Path> walks() {
        if (ReportFolder.hasCommands(walked)) {
            return List.of(walked);
        }
        if (!Files.isDirectory(walked)) {
            throw new InputException(walked + ": there is no such folder; name the folder of a walk");
        }
        try (Stream<Path> inside = Files.list(walked)) {
            List<Path> walks = inside.filter(each -> Files.exists(each.resolve(Recording.REPORT)))
                    .sorted()
                    .toList();
            if (walks.isEmpty()) {
                throw new InputException(walked + ": there is no walk in it; name the folder of a walk");
            }
            return walks;
        } catch (IOException e) {
            throw new InputException(walked + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Writes the reproducers of one walk. */
    static List<ReproFolder.Written> write(Path walk, Catalogue all) throws ArmUnavailableException {
        try {
            CommandFileHeader header = CommandFile.readHeader(walk.resolve(Recording.COMMANDS));
            Catalogue catalogue = header.meets().isEmpty()
                    ? all
                    : all.meeting(header.system(), header.meets(), walk.resolve(Recording.COMMANDS) + ":1: meets");
            SystemUnderTest system = catalogue.system(header.system());
            Workload<?> workload = catalogue.workload(system, Optional.of(header.workload()));
            return ReproFolder.write(walk, workload, arms(walk, catalogue, system, header));
        } catch (CommandFormatException e) {
            throw new InputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException(Reason.in(walk, e), e);
        }
    }

    /** Returns the arms with the names that they have in the record, whatever the usual version is today. */
    private static ArmPlans arms(Path walk, Catalogue catalogue, SystemUnderTest system, CommandFileHeader header)
            throws ArmUnavailableException, IOException {
        List<PlannedWalk.Arm> recorded =
                arms(walk).stream().filter(arm -> !arm.twin()).toList();
        List<ArmSpec> specs = recorded.stream()
                .map(arm -> ArmSpec.parse(arm.name()).orVersion(arm.version(), system.defaultVersion()))
                .toList();
        List<ArmPlan> plans = Lineup.assemble(catalogue, system, specs, Optional.empty(), Map.of())
                .arms();
        List<ArmPlan> named = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            named.add(plans.get(i).named(recorded.get(i).name()));
        }
        String reference = recorded.stream()
                .filter(PlannedWalk.Arm::reference)
                .map(PlannedWalk.Arm::name)
                .findFirst()
                .orElse(recorded.get(0).name());
        return new ArmPlans(reference, named, header.surroundings());
    }

    private static List<PlannedWalk.Arm> arms(Path walk) throws IOException {
        Optional<PlannedWalk> plan = PlannedWalk.read(walk);
        if (plan.isPresent()) {
            return plan.get().arms();
        }
        Report report = ReportFile.read(walk);
        return report.arms().stream()
                .map(arm -> new PlannedWalk.Arm(arm.name(), arm.reference(), arm.version(), arm.twin()))
                .toList();
    }
}
