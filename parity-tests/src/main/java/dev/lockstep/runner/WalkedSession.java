package dev.lockstep.runner;

import dev.lockstep.campaign.CampaignFolder;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Session;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.machine.Form;
import dev.lockstep.report.Reason;
import dev.lockstep.report.triage.FindingFile;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.terminal.Causes;
import dev.lockstep.terminal.Paste;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.Summary;
import dev.lockstep.terminal.TimeSpent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A session with all that a person gets of it: what follows a finding, the forms of the report, and the summary, which
 * is printed whatever happens.
 */
final class WalkedSession {

    private final WalkOptions options;
    private final WalkOptions.Walked walked;
    private final CommandSpec command;
    private final Session session;
    private final TimeSpent time;
    private final Aftermath aftermath;
    private final PrintWriter err;

    WalkedSession(
            WalkOptions options,
            WalkOptions.Walked walked,
            CommandSpec command,
            Session session,
            TimeSpent time,
            Aftermath aftermath) {
        this.options = options;
        this.walked = walked;
        this.command = command;
        this.session = session;
        this.time = time;
        this.aftermath = aftermath;
        this.err = command.commandLine().getErr();
    }

    Session session() {
        return session;
    }

    Path folder() {
        return walked.folder();
    }

    /** Plays walks. If they throw, the session is reported, and this throws the same. */
    void play(Consumer<Session> playing) {
        try {
            playing.accept(session);
        } catch (RuntimeException | Error e) {
            fail();
            throw e;
        }
    }

    /** Makes the findings small, and reports the session. */
    CampaignReport end() {
        try {
            aftermath.follow(options.shrinks());
        } catch (RuntimeException | Error e) {
            fail();
            throw e;
        }
        CampaignReport report = reported();
        aftermath.draw(report);
        return report;
    }

    /** Reports a session whose walks threw something. */
    void fail() {
        session.failed();
        reported();
    }

    /** Reports the session from another thread, because its own thread cannot go on. */
    void abandon(String fault) {
        session.abandon(fault);
        reported();
    }

    /** Prints the summary of the session. In a round, one JSON document follows for all walks. */
    private CampaignReport reported() {
        CampaignReport report = session.end()
                .report(
                        walked.lineup(),
                        walked.workload().name(),
                        walked.folder(),
                        session.elapsed(),
                        folder -> options.replay(walked, folder));
        List<FoundBucket> causes = Causes.of(report);
        Summary summary = new Summary(report, causes, time.lines(), Paste.here(System.getenv()));
        if (walked.isCampaign()) {
            keep(summary);
        }
        write(report, causes);
        if (!walked.inARound()) {
            options.print(command, summary.json(), summary.text());
        } else if (!options.printsJson()) {
            options.print(command, "", summary.brief());
        }
        return report;
    }

    private void keep(Summary summary) {
        try {
            CampaignFolder.write(folder(), summary.json());
        } catch (IOException e) {
            say("lockstep: " + CampaignFolder.REPORT + " cannot be written to " + folder() + " (" + Reason.of(e) + ")");
        }
    }

    /** Writes the forms that were asked for. One that cannot be written is a line, and takes nothing away. */
    private void write(CampaignReport report, List<FoundBucket> causes) {
        describe(report);
        for (Form form : options.reports()) {
            try {
                form.write(report, causes, folder(), err);
            } catch (IOException | RuntimeException e) {
                say("lockstep: --report " + form + " cannot be written to " + folder() + " ("
                        + Shown.line(e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage()))
                        + ")");
            }
        }
    }

    /** Writes {@code finding.md} for the walks with a finding that are not the smallest of any cause. */
    private void describe(CampaignReport report) {
        for (WalkSummary walk : report.walks()) {
            Path folder = Path.of(walk.folder());
            try {
                if (!walk.buckets().isEmpty() && Files.notExists(folder.resolve(FindingFile.NAME))) {
                    FindingFile.write(WalkFolder.read(folder));
                }
            } catch (IOException | RuntimeException e) {
                say("lockstep: the finding in " + folder + " is kept, but it has no " + FindingFile.NAME + " ("
                        + Shown.line(String.valueOf(e.getMessage())) + ")");
            }
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
