package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.contexts.ContextGrid;
import dev.lockstep.contexts.ContextGrid.Cell;
import dev.lockstep.contexts.ContextGrid.Result;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.ContextTable;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep contexts}: walks each storage context beside a store that is kept as usual. */
@CommandLine.Command(
        name = "contexts",
        description = {
            "Walks each storage context of a system beside an arm that keeps its store as usual, on every workload, and"
                    + " prints a grid. A context is a way to keep a store, such as split or encrypted; no answer may"
                    + " depend on it.",
            "The grid is also written as contexts.json into the folder of the report. A cell that could not be walked is"
                    + " named with its reason.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.PARITY,
            ExitCodes.DIVERGED,
            ExitCodes.USAGE,
            ExitCodes.INFRA,
            "  4:VACUOUS: a context was not walked, or a walk exercised too little",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep contexts                                    every context of H2 in this process",
            "  ./lockstep contexts --arms cli,server                  the same over other transports",
            "  ./lockstep contexts --system jena --contexts direct    one context of Jena",
        })
final class ContextsCommand implements Callable<Integer> {

    /** The file with the grid, in the folder of the report. */
    private static final String REPORT = "contexts.json";

    @Mixin
    private SystemOptions system;

    @Option(
            names = "--workloads",
            paramLabel = "NAME",
            split = ",",
            description = "The workloads. Default: all that can walk the system.")
    private List<String> workloads = List.of();

    @Option(
            names = "--contexts",
            paramLabel = "NAME",
            split = ",",
            description = "The storage contexts. Default: all that the system has.")
    private List<String> contexts = List.of();

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "The transports that keep their stores in a context. Default: embedded.")
    private List<String> arms = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of every walk. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "The number of commands of a walk. Default: as in a run without options.")
    private Optional<Integer> steps = Optional.empty();

    @Mixin
    private WalkOptions options;

    @Spec
    private CommandSpec spec;

    /** One cell as a program reads it. */
    private record Written(String workload, String arm, String result, long steps, String why) {}

    /** The grid as a program reads it. */
    private record Document(
            int lockstep, String system, long seed, String verdict, int exitCode, List<Written> cells) {}

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest walked = catalogue.system(system.name);
        if (walked.contexts().isEmpty()) {
            throw new InputException("--system: the description of " + walked.name() + " names no storage contexts");
        }
        KnownList known = options.known(catalogue, walked, spec);
        String usual = catalogue.defaultArms(walked).get(0);
        List<String> names =
                workloads.isEmpty() ? List.copyOf(catalogue.workloads(walked).keySet()) : workloads;
        names.forEach(name -> catalogue.workload(walked, Optional.of(name)));
        List<ArmSpec> stored = new ArrayList<>();
        for (String arm : arms.isEmpty() ? List.of(usual) : arms) {
            for (String context :
                    contexts.isEmpty() ? List.copyOf(walked.contexts().keySet()) : contexts) {
                stored.add(ArmSpec.parse(arm).storedIn(known(walked, context)));
            }
        }
        requireArms(catalogue, walked, usual, stored);
        Path folder = options.folder(walked.name() + "-contexts-seed-" + seed);
        ContextGrid grid = new ContextGrid();
        try (Interruption interruption = Interruption.watch()) {
            for (String name : names) {
                Workload<?> workload = catalogue.workload(walked, Optional.of(name));
                for (ArmSpec arm : stored) {
                    if (interruption.requested()) {
                        return told(walked.name(), grid, folder, Verdict.INTERRUPTED);
                    }
                    Path walk = folder.resolve(name + "-" + arm.name().replace('/', '_'));
                    Result result = result(catalogue, walked, known, workload, usual, arm, walk, interruption);
                    grid.add(new Cell(name, arm.name()), result);
                    write(walked.name(), grid, folder, grid.verdict().and(Verdict.INTERRUPTED));
                }
            }
            return told(walked.name(), grid, folder, interruption.requested() ? Verdict.INTERRUPTED : Verdict.PARITY);
        }
    }

    /**
     * Refuses what no storage context is to blame for: an arm that nobody has, a workload or a reference that is none.
     * A cell is left out only because of its context or its workload.
     */
    private void requireArms(Catalogue catalogue, SystemUnderTest walked, String usual, List<ArmSpec> stored)
            throws ArmUnavailableException {
        for (ArmSpec arm : stored) {
            ArmSpec asUsual =
                    new ArmSpec(arm.transport(), Optional.empty(), arm.version(), arm.clientVersion(), arm.plain());
            Lineup.assemble(catalogue, walked, List.of(asUsual), Optional.empty(), options.settings());
            ArmSpec.reference(List.of(ArmSpec.parse(usual), arm), options.reference());
        }
    }

    private static String known(SystemUnderTest walked, String context) {
        try {
            return walked.in(context).storage().name();
        } catch (IllegalArgumentException e) {
            throw new InputException("--contexts: " + e.getMessage(), e);
        }
    }

    private Result result(
            Catalogue catalogue,
            SystemUnderTest walked,
            KnownList known,
            Workload<?> workload,
            String usual,
            ArmSpec arm,
            Path folder,
            Interruption interruption)
            throws ArmUnavailableException {
        List<ArmSpec> pair = List.of(ArmSpec.parse(usual), arm);
        List<ArmSpec> specs = workload.needsPlainReference() ? ArmSpec.withPlain(pair, options.reference()) : pair;
        Lineup lineup;
        try {
            lineup = Lineup.assemble(catalogue, walked, specs, options.reference(), options.settings())
                    .walking(workload);
        } catch (InputException cannot) {
            return Result.notRun(cannot.getMessage());
        }
        return walk(lineup, known, workload, steps(catalogue, walked, workload), folder, interruption);
    }

    private long steps(Catalogue catalogue, SystemUnderTest walked, Workload<?> workload) {
        return steps.map(Integer::longValue)
                .orElseGet(() -> Round.of(catalogue, walked, 100).walks().stream()
                        .filter(stretch -> stretch.workload().equals(workload.name()))
                        .mapToLong(Round.Stretch::steps)
                        .findFirst()
                        .orElse(100));
    }

    private <M> Result walk(
            Lineup lineup, KnownList known, Workload<M> workload, long length, Path folder, Interruption interruption) {
        CommandStream<M> stream = CommandStream.drawn(workload, seed, workload.alphabet(), length);
        WalkOptions.Walked walked = new WalkOptions.Walked(
                lineup, workload, workload.alphabet(), List.of(), known, system.plugins(), folder, true);
        AtomicLong played = new AtomicLong();
        CampaignReport report = options.play(
                walked,
                // A short walk need not exercise everything; the sweep is about the contexts.
                options.limits().incomplete(),
                spec,
                WalkListener.of(),
                interruption,
                session -> session.play(stream, folder).ifPresent(result -> played.set(result.steps())));
        return new Result(Optional.of(Verdict.valueOf(report.verdict())), played.get(), folder.toString(), "");
    }

    /** Prints the grid of a sweep that ended in this way. */
    private int told(String name, ContextGrid grid, Path folder, Verdict ended) throws IOException {
        Verdict verdict = grid.verdict().and(ended);
        String written = write(name, grid, folder, verdict);
        ContextTable table = new ContextTable(grid);
        StringBuilder text = new StringBuilder(verdict + "  " + table.text());
        table.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
        text.append("report: ").append(folder.resolve(REPORT)).append('\n');
        options.print(spec, written, text.toString());
        return verdict.exitCode();
    }

    private String write(String name, ContextGrid grid, Path folder, Verdict verdict) throws IOException {
        List<Written> cells = new ArrayList<>();
        grid.results()
                .forEach((cell, result) -> cells.add(new Written(
                        cell.workload(),
                        cell.arm(),
                        result.verdict()
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .orElse("not run"),
                        result.steps(),
                        result.why())));
        String written = Json.MAPPER
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new Document(1, name, seed, verdict.name(), verdict.exitCode(), cells))
                + "\n";
        WholeFile.write(folder.resolve(REPORT), written);
        return written;
    }
}
