package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.Campaign;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.parity.Limits;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a run and a replay are both told about their arms and about what they write. */
final class ArmOptions {

    /** How a server arm gets its server. */
    enum Launcher {
        auto,
        container,
        process
    }

    @Option(
            names = "--reference",
            paramLabel = "ARM",
            description =
                    "The arm that the others are held against; by default embedded, or the first where it is not one.")
    Optional<String> reference;

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long one operation may take: 250ms, 30s, 5m. Default: ${DEFAULT-VALUE}.")
    Duration operationTimeout;

    @Option(
            names = "--server",
            paramLabel = "HOW",
            defaultValue = "auto",
            description =
                    "How a server arm gets its server: ${COMPLETION-CANDIDATES}. container needs a container engine and"
                            + " never falls back; auto takes a container where it can. Default: ${DEFAULT-VALUE}.")
    Launcher server;

    @Option(
            names = "--server-base",
            paramLabel = "IMAGE",
            description = "The image that the server's image is built on; by default none, only the walk's own Java.")
    Optional<String> serverBase;

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description = "A jar whose systems, transports and workloads can then be named; may be given again.")
    List<Path> plugins = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for journal and report, new or empty; by default a new one in lockstep-out.")
    Optional<Path> out;

    @Option(
            names = "--keep-going",
            description = "Go on after a difference for as long as the arms' data still agree, and with the next seed.")
    boolean keepGoing;

    @Option(names = "--json", description = "Print the summary as JSON on standard output, and nothing else there.")
    boolean json;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "The list of known differences. Default: that of the system in parity-tests/known.")
    Optional<Path> known;

    /** The list of known differences, with a line on standard error for each entry that has to be looked at again. */
    KnownList known(Catalogue catalogue, SystemUnderTest system, CommandSpec command) {
        KnownList list = KnownList.find(catalogue, system, known);
        PrintWriter err = command.commandLine().getErr();
        list.warnings(LocalDate.now(Clock.systemUTC())).forEach(warning -> err.println("lockstep: " + warning));
        err.flush();
        return list;
    }

    /** The folder to write to, made and empty; of that name in {@code lockstep-out} unless another one was asked for. */
    Path folder(String name) {
        return new ReportFolder(Path.of("lockstep-out")).create(out, name);
    }

    /** What only some transports read, by the names of {@link dev.lockstep.backend.ArmContext#settings}. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("server.launcher", server.name());
        serverBase.ifPresent(image -> settings.put("server.base", image));
        return settings;
    }

    /** A session over these arms, shown on standard error. */
    Session session(Lineup lineup, KnownList known, Interruption interruption, CommandSpec command) {
        Progress progress = Progress.to(command.commandLine().getErr(), System.getenv());
        return new Session(lineup, known, new Limits(operationTimeout, keepGoing), interruption, progress::walk);
    }

    /** Prints what the session came to, and gives the exit code. */
    int summed(Lineup lineup, String workload, Session session, Path folder, CommandSpec command) {
        Campaign campaign = session.end();
        Summary summary = new Summary(lineup, workload, campaign, folder, plugins, session.elapsed());
        PrintWriter out = command.commandLine().getOut();
        out.print(json ? summary.json() : summary.text());
        out.flush();
        return campaign.verdict().exitCode();
    }
}
