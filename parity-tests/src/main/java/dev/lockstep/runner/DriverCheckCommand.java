package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.cli.driver.DriverCheck;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.project.Project;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code lockstep driver check}: plays every message and every misuse at a driver. */
@CommandLine.Command(
        name = "check",
        description =
                "Plays every message of the protocol, and misuses of it, at a driver, and says what it does wrong.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:the driver speaks as the protocol says",
            "  1:the driver does something wrong, or does not answer",
            ExitCodes.USAGE,
            "  3:the driver cannot be started",
        },
        footerHeading = "%nExamples:%n",
        footer = "  ./lockstep driver check -- python3 driver.py")
final class DriverCheckCommand implements Callable<Integer> {

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "The time limit for one answer: 250ms, 30s, 5m. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The driver and its arguments, after --.")
    private List<String> command;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("lockstep-driver-");
        try {
            List<DriverCheck.Played> played =
                    DriverCheck.play(command, Path.of("").toAbsolutePath(), limit, folder, creations());
            played.forEach(check -> out.println(check.fault()
                    .map(fault -> "WRONG    " + check.name() + ": " + fault)
                    .orElse("right    " + check.name())));
            long wrong =
                    played.stream().filter(check -> check.fault().isPresent()).count();
            out.println(
                    wrong == 0
                            ? "the driver is right in " + played.size() + " checks"
                            : "the driver is wrong in " + wrong + " of " + played.size() + " checks");
            out.flush();
            return (wrong == 0 ? Verdict.PARITY : Verdict.DIVERGED).exitCode();
        } catch (IOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("lockstep: the driver cannot be started: " + e.getMessage());
            err.flush();
            return Verdict.INFRA.exitCode();
        } finally {
            new FileTree(folder).delete();
        }
    }

    /** Returns examples of the operation that creates a record, if a project file says what the product keeps. */
    private static List<ObjectNode> creations() {
        Path project = Path.of(Project.NAME);
        if (Files.notExists(project)) {
            return List.of();
        }
        Catalogue catalogue = Plugins.catalogue(List.of(), Optional.of(project), List.of());
        SystemUnderTest system = catalogue.project().orElseThrow().system();
        return catalogue.workloads(catalogue.system(system.name())).values().stream()
                .flatMap(workload -> workload.changes().getOrDefault(Request.CREATE, List.of()).stream())
                .flatMap(operation -> Request.in(operation).stream().map(request -> columned(operation, request)))
                .toList();
    }

    private static ObjectNode columned(Operation operation, Request request) {
        ObjectNode json = request.json();
        operation.rowShape().ifPresent(shape -> {
            ArrayNode columns = json.putArray("columns");
            shape.columns().forEach(column -> columns.add(column.name()));
        });
        return json;
    }
}
