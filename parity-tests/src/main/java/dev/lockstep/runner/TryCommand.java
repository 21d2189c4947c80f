package dev.lockstep.runner;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.TrialPage;
import dev.lockstep.terminal.TrialTable;
import dev.lockstep.trial.Compared;
import dev.lockstep.trial.Trial;
import dev.lockstep.trial.TrialGrid;
import dev.lockstep.workloads.script.Notation;
import dev.lockstep.workloads.script.ScriptException;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep try}: plays scripts on every arm that is named, and prints a grid. */
@CommandLine.Command(
        name = "try",
        description = {
            "Plays scripts, such as the statements of a bug report, on every transport and release that is named, each"
                    + " alone, and prints a grid: same, differs, refused, violated (an"
                    + " invariant found damage in the store), broken, not offered or absent.",
            "A script is a file of statements: SQL with semicolons (*.sql), or SPARQL with blank lines between the"
                    + " statements (*.ru, *.rq). A comment such as '-- lockstep: reopen' (in SPARQL, '# lockstep:"
                    + " reopen') is a directive: do, ask, ask in order, load FORMAT, session NAME, close NAME,"
                    + " reopen, optimize, repair, restart, backup, restore FORM (H2: statements, tool, backup; Jena: nq,"
                    + " trig).",
            "Not compared: the labels of columns, the messages of refusals (only their class and code), and the order"
                    + " of rows where the statement has no ORDER BY that can be read. A statement that fails inside the"
                    + " system is refused (FAILED_INSIDE), and the script goes on, if the connection still answers;"
                    + " such an arm is never the same.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:every arm answered every line as the reference did",
            "  1:an arm differs, refuses, is violated or broken; the grid says where",
            ExitCodes.USAGE,
            "  3:INFRA: an arm could not be opened, so nothing is known about it",
            "  4:VACUOUS: nothing differs, and the grid names lines that an arm left out or that say nothing",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep try report.sql                                            H2, every transport",
            "  ./lockstep try report.sql --releases 2.3.232,2.4.240,2.5.252         and three releases",
            "  ./lockstep try report.sql --arms embedded@2.4.240,server@2.4.240/2.5.252",
            "  ./lockstep try --system jena report.ru --reference cli",
        })
final class TryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCRIPT", arity = "1..*", description = "Scripts, or folders of scripts.")
    private List<Path> scripts;

    @Mixin
    private SystemOptions system;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "The arms. Default: embedded,cli,server, as far as the system has them.")
    private List<String> arms = List.of();

    @Option(
            names = "--releases",
            paramLabel = "VERSION",
            split = ",",
            description = "The releases in which each arm without a version is played. Default: the system's own.")
    private List<String> releases = List.of();

    @Option(
            names = "--reference",
            paramLabel = "ARM",
            description =
                    "The arm that the others are compared with. Default: the first transport in the last release.")
    private Optional<String> reference;

    @ArgGroup
    private Form form = new Form();

    /** The form of the output, if it is not text for people. */
    private static final class Form {
        @Option(names = "--json", description = "Print the grids as JSON on standard output, and nothing else there.")
        private boolean json;

        @Option(
                names = "--markdown",
                description =
                        "Print one Markdown table for all scripts, with a column for each release, and nothing else.")
        private boolean markdown;
    }

    @Mixin
    private MeetOptions meet;

    @Mixin
    private SurroundingsOptions surroundings;

    @Mixin
    private ArmOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = meet.meeting(system.catalogue(), system.name);
        SystemUnderTest played = catalogue.system(system.name);
        Notation notation = Notation.of(played)
                .orElseThrow(() -> new InputException("--system: scripts cannot be written for " + played.name()
                        + ", because its dialect is " + played.dialect() + "; h2 and sparql have one"));
        List<ScriptFile> files = read(notation);
        List<ArmSpec> specs = specs(arms.isEmpty() ? catalogue.defaultArms(played) : arms);
        Candidate right = candidate(catalogue, played, reference(specs));
        List<Candidate> candidates =
                specs.stream().map(each -> candidate(catalogue, played, each)).toList();
        Map<String, String> processes = new LinkedHashMap<>();
        Stream.concat(Stream.of(right), candidates.stream())
                .forEach(each -> each.lineup().ifPresent(lineup -> processes.putAll(lineup.processes())));
        ChosenSurroundings chosen = surroundings.of(processes);
        List<Candidate> surrounded =
                candidates.stream().map(each -> each.in(chosen)).toList();
        List<TrialGrid> grids = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        for (ScriptFile file : files) {
            TrialGrid grid = play(file, new ScriptWorkload(played, List.of(file)), right.in(chosen), surrounded);
            grids.add(grid);
            if (!form.json && !form.markdown) {
                out.println(new TrialTable(grid, played.defaultVersion()).text());
                out.flush();
            }
        }
        if (form.markdown) {
            out.print(new TrialPage(grids, played.defaultVersion()).text());
            out.flush();
        } else if (form.json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(grids));
            out.flush();
        }
        return exitCode(grids);
    }

    private List<ScriptFile> read(Notation notation) {
        try {
            return scripts.stream()
                    .flatMap(path -> ScriptFile.readAll(path, notation).stream())
                    .toList();
        } catch (ScriptException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private List<ArmSpec> specs(List<String> named) {
        List<ArmSpec> specs = ArmSpec.parseList(named);
        if (releases.isEmpty()) {
            return specs;
        }
        return ArmSpec.parseList(releases.stream()
                .flatMap(release -> specs.stream()
                        .map(spec -> spec.version().isPresent() ? spec : spec.in(release, Optional.empty()))
                        .map(ArmSpec::name)
                        .distinct())
                .distinct()
                .toList());
    }

    /**
     * An arm to play on.
     *
     * @param lineup the arm alone; empty if its engine cannot be fetched
     * @param why the reason why not
     */
    private record Candidate(ArmSpec spec, Optional<Lineup> lineup, String why) {
        Candidate in(ChosenSurroundings chosen) {
            return new Candidate(spec, lineup.map(alone -> alone.in(chosen)), why);
        }
    }

    private Candidate candidate(Catalogue catalogue, SystemUnderTest played, ArmSpec spec) {
        try {
            Lineup lineup = Lineup.assemble(catalogue, played, List.of(spec), Optional.empty(), options.settings());
            return new Candidate(spec, Optional.of(lineup), "");
        } catch (ArmUnavailableException e) {
            return new Candidate(spec, Optional.empty(), e.getMessage());
        } catch (InputException e) {
            if (e.getCause() instanceof EngineUnavailableException unknown && isOfReleases(spec)) {
                throw new InputException("--releases: " + unknown.getMessage(), e);
            }
            throw e;
        }
    }

    /** Whether the version of an arm was named by the option for releases alone. */
    private boolean isOfReleases(ArmSpec spec) {
        return spec.version().filter(releases::contains).isPresent()
                && ArmSpec.parseList(arms).stream()
                        .noneMatch(named -> named.version().equals(spec.version()));
    }

    private TrialGrid play(ScriptFile file, ScriptWorkload workload, Candidate right, List<Candidate> candidates)
            throws IOException {
        List<Trial> trials = new ArrayList<>();
        Path folder = Files.createTempDirectory("lockstep-try-");
        try {
            Trial compared = play(file, workload, right, folder);
            if (!compared.played()) {
                throw new InputException("--reference: " + right.spec().name() + " could not play " + file.name() + ": "
                        + compared.unplayed() + "; name another arm");
            }
            for (Candidate each : candidates) {
                trials.add(each.spec().equals(right.spec()) ? compared : play(file, workload, each, folder));
            }
            TrialGrid grid = TrialGrid.of(compared, trials);
            // An answer that changes from play to play, such as the time, is no difference between the arms.
            return grid.has(Compared.Result.DIFFERS)
                    ? TrialGrid.of(compared, play(file, workload, right, folder), trials)
                    : grid;
        } finally {
            new FileTree(folder).delete();
        }
    }

    private Trial play(ScriptFile file, ScriptWorkload workload, Candidate arm, Path folder) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.println(file.name() + ": " + arm.spec().name() + " …");
        err.flush();
        return arm.lineup().isEmpty()
                ? Trial.unplayed(file, arm.spec().name(), arm.why())
                : Trial.play(
                        file,
                        workload,
                        arm.lineup().get().plans(0),
                        options.limits(),
                        Files.createTempDirectory(folder, "arm-"));
    }

    /** Returns the reference: the requested arm, or the first transport in the last release, without maintenance. */
    private ArmSpec reference(List<ArmSpec> specs) {
        if (reference.isPresent()) {
            return ArmSpec.reference(specs, reference);
        }
        String transport = specs.get(0).transport();
        return specs.stream()
                .filter(arm -> arm.transport().equals(transport))
                .reduce((first, last) -> last)
                .orElseThrow()
                .kept();
    }

    private static int exitCode(List<TrialGrid> grids) {
        boolean differs = grids.stream()
                .anyMatch(grid -> grid.has(Compared.Result.DIFFERS)
                        || grid.has(Compared.Result.REFUSED)
                        || grid.has(Compared.Result.VIOLATED)
                        || grid.has(Compared.Result.BROKEN));
        if (differs) {
            return Verdict.DIVERGED.exitCode();
        }
        if (grids.stream().anyMatch(grid -> grid.has(Compared.Result.ABSENT))) {
            return Verdict.INFRA.exitCode();
        }
        return (grids.stream().anyMatch(TrialGrid::isPartial) ? Verdict.VACUOUS : Verdict.PARITY).exitCode();
    }
}
