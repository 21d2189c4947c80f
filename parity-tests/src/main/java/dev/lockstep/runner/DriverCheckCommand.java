package dev.lockstep.runner;

import dev.lockstep.cli.driver.DriverCheck;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
                    DriverCheck.play(command, Path.of("").toAbsolutePath(), limit, folder);
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
}
