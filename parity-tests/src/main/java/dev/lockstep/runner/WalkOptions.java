package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.parity.Limits;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options for playing walks and writing about them. */
final class WalkOptions {

    @Option(
            names = "--reference",
            paramLabel = "ARM",
            description =
                    "The arm that the others are compared with. Default: embedded, or the first arm if there is no"
                            + " embedded one.")
    private Optional<String> reference;

    @Mixin
    private ArmOptions arms;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for journal and report, new or empty. Default: a new one in lockstep-out.")
    private Optional<Path> out;

    @Option(
            names = "--keep-going",
            description =
                    "Continue after a difference as long as the arms' data still agree, and then with the next seed.")
    private boolean keepGoing;

    @Option(names = "--json", description = "Print the summary as JSON on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private KnownOptions known;

    Optional<String> reference() {
        return reference;
    }

    Map<String, String> settings() {
        return arms.settings();
    }

    /**
     * Returns the list of known differences, and prints a line on standard error for each entry that is due for review.
     */
    KnownList known(Catalogue catalogue, SystemUnderTest system, CommandSpec command) {
        KnownList list = known.list(catalogue, system);
        PrintWriter err = command.commandLine().getErr();
        list.warnings(LocalDate.now(Clock.systemUTC())).forEach(warning -> err.println("lockstep: " + warning));
        err.flush();
        return list;
    }

    /** Creates the folder for the run's files: the requested one, or one of that name in {@code lockstep-out}. */
    Path folder(String name) {
        return new ReportFolder(Path.of("lockstep-out")).create(out, name);
    }

    /** Returns a session over these arms, shown on standard error. */
    Session session(Lineup lineup, KnownList known, Interruption interruption, CommandSpec command) {
        Progress progress = Progress.to(command.commandLine().getErr(), System.getenv());
        Limits limits = new Limits(arms.operationTimeout(), keepGoing);
        return new Session(lineup, known, limits, interruption, progress::walk);
    }

    /** Prints the summary of the session, and returns the exit code. */
    int summed(
            Lineup lineup, String workload, Session session, Path folder, PluginOptions plugins, CommandSpec command) {
        List<String> options =
                Stream.concat(plugins.words().stream(), arms.words().stream()).toList();
        CampaignReport report =
                session.end().report(lineup, workload, folder, session.elapsed(), walked -> replay(walked, options));
        Summary summary = new Summary(report);
        PrintWriter out = command.commandLine().getOut();
        out.print(json ? summary.json() : summary.text());
        out.flush();
        return report.exitCode();
    }

    private static String replay(String walked, List<String> options) {
        return Stream.concat(Stream.of(walked), options.stream())
                .map(Shown::word)
                .collect(Collectors.joining(" ", "./lockstep replay ", ""));
    }
}
