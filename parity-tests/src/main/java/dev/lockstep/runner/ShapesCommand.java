package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.shapes.Battery;
import dev.lockstep.shapes.ShapeCell;
import dev.lockstep.shapes.ShapeGrid;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.ShapeTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep shapes}: asks one query in every read shape over stores of every morphology, and prints a grid. */
@CommandLine.Command(
        name = "shapes",
        description = {
            "Asks one query in every read shape of each transport, over stores of every morphology, and prints a grid. A"
                    + " read shape is how a query is asked and its rows are read: the statement, the getters, the fetch"
                    + " size, the format, the request. A morphology is the shape of the store: empty, exactly a fetch,"
                    + " fragmented, just repaired, with large values.",
            "Every answer must be the rows that were stored. The grid is also written as shapes.json into the folder of"
                    + " the report.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:every cell has the rows that were stored, or its transport declares why it has none",
            "  1:a cell differs; the grid names it",
            ExitCodes.USAGE,
            "  3:INFRA: an arm could not be opened, so nothing is known about it",
            "  4:VACUOUS: a cell could not be run, and nobody has declared why",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep shapes                                      H2, every transport",
            "  ./lockstep shapes --system jena --arms server          Fuseki alone",
            "  ./lockstep shapes --arms server@2.4.240/2.5.252        a client that is newer than its server",
        })
final class ShapesCommand implements Callable<Integer> {

    /** The file with the grids, in the folder of the report. */
    private static final String REPORT = "shapes.json";

    @Mixin
    private SystemOptions system;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = "The arms. Default: embedded,cli,server, as far as the system has them.")
    private List<String> arms = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the report. Default: a new one under lockstep-out.")
    private Optional<Path> out;

    @Option(names = "--json", description = "Print the grids as JSON on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private ArmOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest played = catalogue.system(system.name);
        Battery battery = Battery.of(played)
                .orElseThrow(() -> new InputException("--system: there are no read shapes for " + played.name()
                        + ", because its dialect is " + played.dialect() + "; h2 and sparql have them"));
        List<ArmSpec> specs = ArmSpec.parseList(arms.isEmpty() ? catalogue.defaultArms(played) : arms);
        Path report = new ReportFolder(Path.of("lockstep-out")).create(out, played.name() + "-shapes");
        List<ShapeGrid> grids = new ArrayList<>();
        PrintWriter printed = spec.commandLine().getOut();
        for (ArmSpec arm : specs) {
            ShapeGrid grid = play(battery, catalogue, played, arm);
            grids.add(grid);
            if (!json) {
                printed.println(new ShapeTable(grid).text());
                printed.flush();
            }
        }
        String written = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(grids) + "\n";
        Files.writeString(report.resolve(REPORT), written, StandardCharsets.UTF_8);
        printed.print(json ? written : "report: " + report.resolve(REPORT) + "\n");
        printed.flush();
        return exitCode(grids);
    }

    private ShapeGrid play(Battery battery, Catalogue catalogue, SystemUnderTest played, ArmSpec arm)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.println(arm.name() + " …");
        err.flush();
        Path folder = Files.createTempDirectory("lockstep-shapes-");
        try {
            Lineup lineup = Lineup.assemble(catalogue, played, List.of(arm), Optional.empty(), options.settings());
            return battery.play(lineup.arms().get(0), options.limits(), folder);
        } catch (ArmUnavailableException e) {
            return ShapeGrid.unplayed(arm.name(), String.valueOf(e.getMessage()));
        } finally {
            new FileTree(folder).delete();
        }
    }

    private static int exitCode(List<ShapeGrid> grids) {
        Verdict verdict = Verdict.PARITY;
        for (ShapeGrid grid : grids) {
            verdict = verdict.and(verdict(grid));
        }
        return verdict.exitCode();
    }

    private static Verdict verdict(ShapeGrid grid) {
        if (!grid.unplayed().isEmpty()) {
            return Verdict.INFRA;
        }
        if (grid.has(ShapeCell.Result.DIFFERS)) {
            return Verdict.DIVERGED;
        }
        return grid.has(ShapeCell.Result.NOT_RUN) || !grid.has(ShapeCell.Result.SAME)
                ? Verdict.VACUOUS
                : Verdict.PARITY;
    }
}
