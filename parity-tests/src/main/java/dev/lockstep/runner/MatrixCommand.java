package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.matrix.MatrixGrid;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.EachKind;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.MatrixTable;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep matrix}: plays each kind of command once on a small store and once on a large one. */
@CommandLine.Command(
        name = "matrix",
        description = {
            "Plays each kind of command once on a small store and once on a large one, over all arms, and prints a grid."
                    + " It is the shortest walk in which every command was tried on every transport, so it is a good first"
                    + " part of a job.",
            "The grid is also written as matrix.json into the folder of the report. A cell that no command could reach"
                    + " is named, and the result is then VACUOUS.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.PARITY,
            ExitCodes.DIVERGED,
            ExitCodes.USAGE,
            ExitCodes.INFRA,
            "  4:VACUOUS: a command was not played on a small or a large store",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep matrix                                      H2, every transport",
            "  ./lockstep matrix --system jena --arms embedded,server two transports of Jena",
            "  ./lockstep matrix --workload schema --large 300        another workload, and larger stores",
        })
final class MatrixCommand implements Callable<Integer> {

    /** The file with the grid, in the folder of the report. */
    private static final String REPORT = "matrix.json";

    @Mixin
    private SystemOptions system;

    @Mixin
    private WorkloadOptions workload;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "The arms. Default: embedded,cli,server, as far as the system has them.")
    private List<String> arms = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of the arguments. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--large",
            paramLabel = "ROWS",
            defaultValue = "150",
            converter = CountConverter.class,
            description = "The number of rows from which on a store is large, as the model counts them in what is"
                    + " read of it. Default: ${DEFAULT-VALUE}.")
    private int large;

    @Mixin
    private WalkOptions options;

    @Spec
    private CommandSpec spec;

    /** One cell as a program reads it. */
    private record Written(String kind, String store, SortedMap<String, String> arms) {}

    /** The grid as a program reads it. */
    private record Document(
            int lockstep,
            String system,
            String workload,
            long seed,
            String verdict,
            int exitCode,
            List<Written> cells) {}

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest played = catalogue.system(system.name);
        KnownList known = options.known(catalogue, played, spec);
        Workload<?> drawn = workload.workload(catalogue, played);
        if (drawn.needsPlainReference()) {
            throw new InputException("--workload: " + drawn.name()
                    + " has no kinds of commands that a model predicts; ./lockstep list names the other workloads");
        }
        List<ArmSpec> specs = ArmSpec.parseList(arms.isEmpty() ? catalogue.defaultArms(played, drawn) : arms);
        Lineup lineup = Lineup.assemble(catalogue, played, specs, options.reference(), options.settings())
                .walking(drawn);
        return play(played.name(), lineup, known, drawn);
    }

    private <M> int play(String name, Lineup lineup, KnownList known, Workload<M> drawn) throws IOException {
        EachKind.Plan<M> plan = EachKind.plan(drawn, seed, large);
        MatrixGrid grid = new MatrixGrid(
                plan, lineup.arms().stream().map(arm -> arm.name()).toList());
        CommandStream<M> stream = plan.stream(drawn, seed);
        Path folder = options.folder(name + "-matrix-" + drawn.name());
        WalkOptions.Walked walked = new WalkOptions.Walked(
                lineup, drawn, drawn.alphabet(), List.of(), known, system.plugins(), folder, true);
        CampaignReport report =
                options.play(walked, options.limits(), spec, grid, session -> session.play(stream, folder));
        Verdict verdict = Verdict.valueOf(report.verdict()).and(grid.isWhole() ? Verdict.PARITY : Verdict.VACUOUS);
        String written =
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(name, drawn, grid, verdict))
                        + "\n";
        WholeFile.write(folder.resolve(REPORT), written);
        options.print(spec, written, text(grid, verdict, folder));
        return verdict.exitCode();
    }

    private Document document(String name, Workload<?> drawn, MatrixGrid grid, Verdict verdict) {
        List<Written> cells = new ArrayList<>();
        grid.results().forEach((cell, row) -> {
            SortedMap<String, String> words = new TreeMap<>();
            row.forEach((arm, result) -> words.put(arm, result.words()));
            cells.add(new Written(cell.kind(), cell.size().name().toLowerCase(Locale.ROOT), words));
        });
        return new Document(1, name, drawn.name(), seed, verdict.name(), verdict.exitCode(), cells);
    }

    private static String text(MatrixGrid grid, Verdict verdict, Path folder) {
        MatrixTable table = new MatrixTable(grid);
        StringBuilder text = new StringBuilder(verdict + "  " + table.text());
        table.gaps().forEach(gap -> text.append("  ").append(gap).append('\n'));
        return text.append("report: ")
                .append(folder.resolve(REPORT))
                .append('\n')
                .toString();
    }
}
