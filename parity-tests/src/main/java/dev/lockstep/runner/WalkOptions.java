package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.machine.Form;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.reduce.Ground;
import dev.lockstep.stream.Choice;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.TimeSpent;
import dev.lockstep.terminal.VerdictColour;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
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
                    "Continue after a difference, and then with the next seed. An arm whose data differ is set back to the"
                            + " reference's state first; if that cannot be proven, the walk ends.")
    private boolean keepGoing;

    @Option(
            names = "--no-shrink",
            description = "Do not make the commands of a finding fewer; ./lockstep shrink does it later.")
    private boolean asItIs;

    @Option(
            names = "--report",
            paramLabel = "FORM",
            split = ",",
            converter = FormConverter.class,
            description =
                    "Further forms of the result, in the folder: html, junit (junit.xml), markdown (summary.md), sarif"
                            + " (lockstep.sarif), and github, which prints annotations on standard error.")
    private List<Form> reports = List.of();

    @Option(names = "--json", description = "Print the summary as JSON on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private KnownOptions known;

    private OptionalLong walks = OptionalLong.empty();

    /** One day for everything, so that midnight does not divide a command. */
    private LocalDate day = LocalDate.now(Clock.systemUTC());

    boolean printsJson() {
        return json;
    }

    /** Whether the commands of a finding are made fewer. */
    boolean shrinks() {
        return !asItIs;
    }

    /** Returns the further forms of the result. */
    List<Form> reports() {
        return reports;
    }

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
        list.warnings(day).forEach(warning -> err.println("lockstep: " + warning));
        err.flush();
        return list;
    }

    /** Creates the folder for the run's files: the requested one, or one of that name in {@code lockstep-out}. */
    Path folder(String name) {
        return new ReportFolder(Path.of("lockstep-out")).create(out, name);
    }

    /** Returns the limits that the options set. */
    Limits limits() {
        return arms.limits().goingOn(keepGoing);
    }

    /**
     * Plays walks in a session over these arms, shown on standard error, and prints its summary, whatever happens.
     *
     * @param playing plays the walks
     * @return the campaign's report
     */
    CampaignReport play(Walked walked, Limits limits, CommandSpec command, Consumer<Session> playing) {
        return play(walked, limits, command, WalkListener.of(), playing);
    }

    /**
     * The same with somebody else who listens to the walks, one after another. A walk that is played again to locate a
     * finding is not told.
     */
    CampaignReport play(
            Walked walked, Limits limits, CommandSpec command, WalkListener listener, Consumer<Session> playing) {
        try (Interruption interruption = Interruption.watch()) {
            return play(walked, limits, command, listener, interruption, playing);
        }
    }

    /** The same as a part of a longer command, which watches for Ctrl-C itself. */
    CampaignReport play(
            Walked walked,
            Limits limits,
            CommandSpec command,
            WalkListener listener,
            Interruption interruption,
            Consumer<Session> playing) {
        WalkedSession begun = begin(walked, limits, command, listener, interruption, progress(command));
        interruption.whenAbandoned(begun::abandon);
        begun.play(playing);
        return begun.end();
    }

    /** Returns the form in which walks are shown. */
    Progress progress(CommandSpec command) {
        return Progress.to(command.commandLine().getErr(), System.getenv(), walks);
    }

    /** Begins a session without playing anything in it. */
    WalkedSession begin(
            Walked walked,
            Limits limits,
            CommandSpec command,
            WalkListener listener,
            Interruption interruption,
            Progress progress) {
        TimeSpent time = new TimeSpent();
        String of = walked.inARound() ? walked.workload().name() : "";
        Session session = new Session(
                walked.lineup(),
                walked.alphabet(),
                walked.known(),
                day,
                limits,
                interruption,
                header -> WalkListener.of(
                        progress.walk(header.of(of)),
                        time.walk(header),
                        header.again() ? WalkListener.of() : listener));
        session.leavesOut(walked.leftOut(), walked.takenBack());
        Ground<?> ground =
                new Ground<>(walked.workload(), walked.lineup(), walked.known(), day, arms.limits(), interruption);
        PrintWriter err = command.commandLine().getErr();
        Aftermath aftermath = new Aftermath(ground, session, walked.folder(), err);
        return new WalkedSession(this, walked, command, session, time, aftermath);
    }

    /**
     * The walks of one command.
     *
     * @param workload the workload
     * @param alphabet the kinds of commands that the walks together have to exercise
     * @param leftOut the names of the kinds that a person left out
     * @param plugins the plugins that a replay needs again
     * @param folder the folder of the reports
     * @param inARound whether other walks follow or came before, so that the summary is short
     * @param isCampaign whether the folder is that of a campaign, which has its report
     */
    record Walked(
            Lineup lineup,
            Workload<?> workload,
            List<? extends CommandKind<?>> alphabet,
            List<String> leftOut,
            KnownList known,
            PluginOptions plugins,
            Path folder,
            boolean inARound,
            boolean isCampaign) {

        /** One walk, or several that are no campaign. */
        Walked(
                Lineup lineup,
                Workload<?> workload,
                List<? extends CommandKind<?>> alphabet,
                List<String> leftOut,
                KnownList known,
                PluginOptions plugins,
                Path folder,
                boolean inARound) {
            this(lineup, workload, alphabet, leftOut, known, plugins, folder, inARound, false);
        }

        /** Returns why a kill takes back what the kinds do that are left out, by their names. */
        Map<String, String> takenBack() {
            return Choice.takenBack(workload.alphabet(), leftOut);
        }
    }

    /** Prints a result in the form that was asked for. */
    void print(CommandSpec command, String asJson, String asText) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.print(asJson);
        } else {
            VerdictColour.print(out, asText, System.getenv());
        }
        out.flush();
    }

    /** Says how many walks will be played, for the line that shows them. */
    void expecting(long number) {
        walks = OptionalLong.of(number);
    }

    boolean keepsGoing() {
        return keepGoing;
    }

    /** Returns the day that decides which known differences have expired. */
    LocalDate day() {
        return day;
    }

    /** Takes the day of an earlier run, which is gone on with. */
    void on(LocalDate earlier) {
        day = earlier;
    }

    /** Returns the folder that was asked for. */
    Optional<Path> out() {
        return out;
    }

    /** Returns the words of the options that change what a walk does, by option. */
    Map<String, String> words() {
        return arms.all();
    }

    /** Returns the words that replay a walk with these options. */
    String replay(Walked walked, String folder) {
        return Stream.concat(Stream.of(folder), Stream.concat(walked.plugins().words().stream(), arms.words().stream()))
                .map(Shown::word)
                .collect(Collectors.joining(" ", "./lockstep replay ", ""));
    }
}
