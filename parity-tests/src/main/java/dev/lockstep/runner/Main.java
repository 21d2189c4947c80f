package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.campaign.ExitGuard;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Reason;
import dev.lockstep.terminal.CrashReport;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.VisibleWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of Lockstep. Every call ends with an exit code of {@link Verdict} and, if it failed, one line. */
@Command(
        name = "lockstep",
        description =
                "Plays one seeded stream of operations through every way to reach a product, step by step, and reports"
                        + " whether the results agree.",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            TriageCommand.class,
            ShrinkCommand.class,
            ReproCommand.class,
            BisectCommand.class,
            MergeCommand.class,
            KeepCommand.class,
            TryCommand.class,
            ShapesCommand.class,
            MatrixCommand.class,
            ContextsCommand.class,
            CrashCommand.class,
            FaultsCommand.class,
            StrikesCommand.class,
            KnownCommand.class,
            WitnessesCommand.class,
            CorpusCommand.class,
            AuditCommand.class,
            InitCommand.class,
            DriverCommand.class,
            DistCommand.class,
            ListCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            CanaryCommand.class,
            GuardCommand.class,
            LedgerCommand.class,
            CompletionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep run                              the first run: H2, its arms side by side, seed 1",
            "  ./lockstep run --seeds 1..20 --steps 200    a campaign: twenty seeds, each with its own mix of commands",
            "  ./lockstep replay lockstep-out/h2-seed-1    the same commands again, from their record",
            "  ./lockstep try report.sql                   the statements of a bug report, on every transport",
            "  ./lockstep doctor                           the available resources, and the effect of each missing one",
        })
public final class Main implements Runnable {

    private static final int WIDEST = 110;

    /** The help writer needs a few columns beside the names of the options. */
    private static final int NARROWEST = 60;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // Otherwise the zone and the locale of this machine would reach the engines in this process, and no others.
        TimeZone.setDefault(TimeZone.getTimeZone(Surroundings.USUAL.zone()));
        Locale.setDefault(Surroundings.USUAL.asLocale());
        ExitGuard guard = ExitGuard.install(System.err);
        int code = commandLine().execute(arguments);
        guard.returned(code);
        System.exit(code);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExpandAtFiles(false);
        line.getSubcommands().values().forEach(command -> command.setUsageHelpLongOptionsMaxWidth(26));
        line.setUsageHelpWidth(helpWidth(System.getenv()));
        line.setParameterExceptionHandler(Main::misused);
        line.setExecutionStrategy(Main::execute);
        line.setExecutionExceptionHandler(Main::failed);
        return line;
    }

    /**
     * Help fits the terminal, which only the launching script knows; a line of more than 110 columns is hard to read.
     */
    static int helpWidth(Map<String, String> environment) {
        return Math.min(WIDEST, Math.max(NARROWEST, Progress.width(environment).orElse(WIDEST)));
    }

    /** Called if no command is named. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = VisibleWriter.over(command.getErr());
        // Some messages of picocli begin with a word that this line does not need.
        String message = Shown.line(misuse.getMessage()).replaceFirst("^Error: ", "");
        err.println("lockstep: " + message + hint(misuse) + " (see ./"
                + command.getCommandSpec().qualifiedName() + " --help)");
        err.flush();
        return Verdict.USAGE.exitCode();
    }

    private static String hint(ParameterException misuse) {
        if (!(misuse instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
    }

    /**
     * An error in a plugin's code, an {@link AssertionError} or a {@link LinkageError}, is a failure like any other.
     */
    private static int execute(ParseResult parsed) {
        if (CommandLine.printHelpIfRequested(parsed)) {
            return Verdict.PARITY.exitCode();
        }
        // Only help has colours of its own, so everything else that a terminal would obey came from a file.
        CommandLine line = parsed.commandSpec().commandLine();
        line.setOut(VisibleWriter.over(line.getOut())).setErr(VisibleWriter.over(line.getErr()));
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "an error", e);
        }
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable thrown =
                failure instanceof ExecutionException && failure.getCause() instanceof Error error ? error : failure;
        PrintWriter err = command.getErr();
        if (thrown instanceof OutOfMemoryError) {
            err.println("lockstep: " + Sentences.outOfMemory(thrown));
            err.flush();
            return Verdict.INFRA.exitCode();
        }
        Verdict verdict = verdictOf(thrown);
        err.println(
                verdict == Verdict.FAULT
                        ? fault(thrown, plugins(parsed))
                        : "lockstep: " + Shown.line(String.valueOf(thrown.getMessage())));
        err.flush();
        return verdict.exitCode();
    }

    private static String fault(Throwable thrown, List<Path> plugins) {
        return Plugins.fault(thrown, plugins)
                .map(fault -> CrashReport.ofPlugin(fault.getMessage(), fault.thrown()))
                .orElseGet(() -> CrashReport.ours(thrown));
    }

    private static List<Path> plugins(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .flatMap(line -> line.getParseResult().<List<Path>>matchedOptionValue("--plugin", List.of()).stream())
                .toList();
    }

    /** A command that meets a full disk was called rightly, and nothing in it is at fault. */
    static Verdict verdictOf(Throwable thrown) {
        if (Reason.isFullDisk(thrown)) {
            return Verdict.INFRA;
        }
        if (thrown instanceof InputException) {
            return Verdict.USAGE;
        }
        return thrown instanceof ArmUnavailableException ? Verdict.INFRA : Verdict.FAULT;
    }

    /** The version of the build, as the jar's manifest states it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lockstep " + version()};
        }
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not built as a jar)" : version;
    }
}
