package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.contexts.Tracing;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.stream.Choice;
import dev.lockstep.strike.Blow;
import dev.lockstep.strike.StrikeGrid;
import dev.lockstep.strike.StrikePhase;
import dev.lockstep.strike.StrikeTally;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.StrikeTable;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep strikes}: fails and kills unmodified processes. */
@CommandLine.Command(
        name = "strikes",
        description = {
            "Lets the processes of a system fail, unmodified: its tools and its server. A tracer kills one right after its"
                    + " k-th write, or answers the call with an error: for each k during an operation, for up to four"
                    + " during the recovery after a kill, and for drawn ones in a walk. Two processes also open such a store at the same time.",
            "The operation in flight must be there as a whole or not at all, and no acknowledged one may go back. It needs"
                    + " strace. See docs/crash-states.md.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:RIGHT: every process that was struck left what it must, or met a known finding",
            "  1:WRONG: one did not; or something is wrong without a fault",
            ExitCodes.USAGE,
            "  3:INFRA: strace is not there or not permitted for some arm, or an arm cannot be started",
            "  4:VACUOUS: no blow fell on some arm in some phase, or in operations only outside them",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep strikes                                    H2, its Shell and its server, seed 1",
            "  ./lockstep strikes --system jena --arms server        Fuseki alone",
            "  ./lockstep strikes --fault kill-at-write --most 3     three writes: the first, the last, one between",
        })
final class StrikesCommand implements Callable<Integer> {

    /** The file with the results, in the folder of the report. */
    private static final String REPORT = "strikes.json";

    @Mixin
    private SystemOptions system;

    @Mixin
    private WorkloadOptions workload;

    @Mixin
    private KindOptions kinds;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description =
                    "The transports, whose engine must run in a process. Default: cli,server, as far as the system"
                            + " has them.")
    private List<String> arms = List.of();

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            split = ",",
            converter = BlowConverter.class,
            description =
                    "The faults: kill-at-write, kill-at-sync, kill-at-cut, error-on-write, no-space, error-on-sync."
                            + " Default: all.")
    private List<Blow> blows = List.of();

    @Option(
            names = "--phase",
            paramLabel = "NAME",
            split = ",",
            converter = StrikePhaseConverter.class,
            description = "What a process does when it is struck: operation, recovery, openers, walk. Default: all.")
    private Set<StrikePhase> phases = EnumSet.noneOf(StrikePhase.class);

    @Option(names = "--seed", paramLabel = "N", description = "The seed of the commands. Default: 1.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            converter = SeedRangeConverter.class,
            description = "The whole grid for each of these seeds.")
    private Optional<SeedRange> seeds = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "6",
            converter = CountConverter.class,
            description = "The number of changes before the operation, and in a walk. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "60",
            converter = CountConverter.class,
            description =
                    "The number of calls of each sort that are struck in an operation. Default: ${DEFAULT-VALUE}, which"
                            + " is more than one operation has.")
    private int most;

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "The time limit for one operation. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the report. Default: a new one under lockstep-out.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print the results as JSON on standard output, and nothing else there.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest struck = catalogue.system(system.name);
        Workload<?> drawn = workload.workload(catalogue, struck);
        if (drawn.hardening().isEmpty()) {
            throw new InputException("--workload: " + drawn.name()
                    + " does not say what survives a kill; ./lockstep list names the other workloads");
        }
        List<ArmPlan> plans = plans(catalogue, struck);
        Map<String, String> lacking = lacking(plans, Tracing::lacking, Tracing::lackingToAttach);
        if (lacking.size() == plans.size()) {
            throw new ArmUnavailableException(
                    "no process can be struck: " + lacking.get(plans.get(0).name()));
        }
        return strike(struck, drawn, plans, lacking);
    }

    /**
     * Returns the arms that cannot be struck, each with the reason. A machine may permit to trace a process from its
     * start, which does for a tool, and not to attach to one.
     */
    static Map<String, String> lacking(
            List<ArmPlan> plans, Supplier<Optional<String>> start, Supplier<Optional<String>> attach) {
        Map<String, String> lacking = new LinkedHashMap<>();
        for (ArmPlan plan : plans) {
            (StrikeGrid.attaches(plan) ? attach : start).get().ifPresent(why -> lacking.put(plan.name(), why));
        }
        return lacking;
    }

    private List<ArmPlan> plans(Catalogue catalogue, SystemUnderTest struck) throws ArmUnavailableException {
        List<String> named = arms.isEmpty()
                ? catalogue.defaultArms(struck).stream()
                        .filter(name -> catalogue.transports(struck).get(name).runsApart())
                        .toList()
                : arms;
        if (named.isEmpty()) {
            throw new InputException("--arms: no transport of " + struck.name() + " runs its engine in a process");
        }
        // A tracer cannot follow into a container.
        List<ArmPlan> plans = Lineup.assemble(
                        catalogue,
                        struck,
                        ArmSpec.parseList(named),
                        Optional.empty(),
                        Map.of("server.launcher", "process"))
                .arms();
        Hardening.require("--arms", plans);
        for (ArmPlan plan : plans) {
            if (!plan.provider().runsApart()
                    || plan.provider().support(Channel.AFTERLIFE).level() != Support.Level.OFFERED) {
                throw new InputException("--arms: " + plan.name()
                        + " does not run its engine in a process whose store can be opened again");
            }
        }
        return plans;
    }

    private <M> int strike(SystemUnderTest struck, Workload<M> drawn, List<ArmPlan> plans, Map<String, String> lacking)
            throws Exception {
        Choice<M> choice = kinds.of(drawn, true);
        StrikeGrid<M> grid = new StrikeGrid<>(
                drawn,
                choice.kinds(),
                phases.isEmpty() ? EnumSet.allOf(StrikePhase.class) : phases,
                blows.isEmpty() ? StrikeGrid.allBlows() : blows,
                steps,
                most,
                limit);
        Path report = new ReportFolder(Path.of("lockstep-out"))
                .create(out, struck.name() + "-strikes")
                .resolve(REPORT);
        String title = struck.title() + " " + plans.get(0).engine().version();
        SeedRange range = seeds.orElseGet(() -> SeedRange.of(seed.orElse(1L)));
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> progress = line -> {
            err.println(line);
            err.flush();
        };
        List<StrikeTally> all = new ArrayList<>();
        lacking.forEach((arm, why) -> progress.accept("lockstep: " + arm + " cannot be struck: " + Shown.line(why)));
        List<ArmPlan> able =
                plans.stream().filter(plan -> !lacking.containsKey(plan.name())).toList();
        Verdict ended = lacking.isEmpty() ? Verdict.PARITY : Verdict.INFRA;
        try (Interruption interruption = Interruption.watch()) {
            try {
                for (long each = range.first(); each <= range.last(); each++) {
                    for (ArmPlan plan : able) {
                        String where = "seed " + each + ", ";
                        grid.play(plan, each, tally -> {
                            add(all, tally);
                            progress.accept(where + tally.cell() + ": " + tally.fell() + " struck, "
                                    + tally.wrong().size() + " wrong");
                        });
                        write(
                                report,
                                new StrikeTable(title, drawn.name(), all, Verdict.INTERRUPTED),
                                choice.leftOut(),
                                range,
                                plans.get(0).engine());
                    }
                }
            } catch (ArmUnavailableException e) {
                progress.accept("lockstep: " + Shown.line(e.getMessage()));
                ended = ended.and(Verdict.INFRA);
            } catch (UnplayedException e) {
                progress.accept("lockstep: " + Shown.line(e.getMessage()) + "; ./lockstep run shows more");
                ended = ended.and(Verdict.MODEL);
            } catch (InterruptedException stopped) {
                progress.accept("lockstep: stopped before the end");
                ended = ended.and(Verdict.INTERRUPTED);
            }
            StrikeTable table =
                    new StrikeTable(title, drawn.name(), all, interruption.requested() ? Verdict.INTERRUPTED : ended);
            String written =
                    write(report, table, choice.leftOut(), range, plans.get(0).engine());
            PrintWriter printed = spec.commandLine().getOut();
            printed.print(json ? written : table.text() + "report: " + report + "\n");
            printed.flush();
            return table.verdict().exitCode();
        }
    }

    private static String write(Path report, StrikeTable table, List<String> leftOut, SeedRange range, Engine engine)
            throws IOException {
        String written = written(table, leftOut, range, engine);
        WholeFile.write(report, written);
        return written;
    }

    /** Returns the report for programs. */
    static String written(StrikeTable table, List<String> leftOut, SeedRange range, Engine engine) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("system", engine.system().name());
        form.put("version", engine.version());
        form.put("workload", table.workload());
        form.put("leftOut", leftOut);
        form.put("seeds", range.toString());
        form.put("verdict", table.verdict());
        form.put("cells", table.tallies());
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(form) + "\n";
    }

    /** Adds the tally of a seed to those of the same cell. */
    private static void add(List<StrikeTally> all, StrikeTally tally) {
        int at = all.stream().map(StrikeTally::cell).toList().indexOf(tally.cell());
        if (at < 0) {
            all.add(tally);
        } else {
            all.set(at, all.get(at).and(tally));
        }
    }
}
