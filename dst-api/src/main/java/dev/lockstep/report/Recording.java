package dev.lockstep.report;

import dev.lockstep.op.Json;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.stream.CommandFileWriter;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * Records a walk in its folder while it is played: {@code ops.jsonl} and {@code journal.jsonl} line by line,
 * {@code report.json} and the logs at the end. The files are complete after every step, however the process ends.
 */
public final class Recording implements WalkListener {

    /** The file of the recorded commands. */
    public static final String COMMANDS = "ops.jsonl";

    /** The file of the steps' answers. */
    public static final String JOURNAL = "journal.jsonl";

    /** The folder of the second walk that located a finding, in the folder of the first one. */
    public static final String LOCATED = "located";

    /** The file of the walk's result. */
    public static final String REPORT = "report.json";

    private final Path folder;
    private final Path home;
    private final Discreet discreet;
    private final WalkPlan<?> plan;
    private final Instant began;
    private final Clock clock;
    private final CommandFileWriter commands;
    private final Journal journal;
    private final ArmLogs logs;
    private Report reported;
    private final SoFar soFar;

    /**
     * Begins a recording.
     *
     * @param folder an existing folder without a recording
     * @param plan the plan of the walk
     * @param clock gives the start and the duration of the walk, for the report's volatile part
     */
    public Recording(Path folder, WalkPlan<?> plan, Clock clock) throws IOException {
        this(folder, plan, Extras.NONE, clock);
    }

    /**
     * Begins a recording of a walk with plugins or commands.
     *
     * @param extras what was added to the box
     */
    public Recording(Path folder, WalkPlan<?> plan, Extras extras, Clock clock) throws IOException {
        this(folder, folder, plan, extras, clock);
    }

    /**
     * Begins a recording that is moved once it is complete.
     *
     * @param home the folder that the report names, to which it is moved
     */
    public Recording(Path folder, Path home, WalkPlan<?> plan, Extras extras, Clock clock) throws IOException {
        this.folder = folder;
        this.home = home;
        this.plan = plan;
        this.clock = clock;
        this.began = clock.instant();
        PlannedWalk.of(plan, extras).write(folder);
        this.commands = new CommandFileWriter(folder.resolve(COMMANDS), plan.header());
        this.discreet = Discreet.in(folder);
        this.journal = new Journal(folder.resolve(JOURNAL), discreet);
        this.logs = new ArmLogs(folder, plan.folder(), discreet);
        this.soFar = new SoFar(plan);
    }

    @Override
    public void opened(SortedMap<String, SortedMap<String, String>> arms) {
        soFar.opened(arms);
        write(JOURNAL, () -> journal.opened(arms));
    }

    @Override
    public void asking(long step, RecordedCommand command, Observation observation) {
        write(COMMANDS, () -> commands.append(command, observation));
        write(JOURNAL, () -> journal.asking(step));
    }

    @Override
    public void stepped(StepRecord step) {
        soFar.stepped(step);
        write(JOURNAL, () -> journal.stepped(step));
    }

    /**
     * Writes the report with the finding before anybody hears of it, so that it is kept however the process ends. The
     * report at the end replaces it.
     */
    @Override
    public void found(Finding finding) {
        soFar.found(finding);
        write(REPORT, () -> writeReport(report(soFar.result(finding.verdict(), "the walk has not ended"))));
        writeLogs();
    }

    /** The answers show why a walk failed, and a log that cannot be written does not make it worse. */
    private void writeLogs() {
        try {
            logs.write(plan.arms().names());
        } catch (IOException e) {
            // The logs of the programs are still in the arms' folders.
        }
    }

    @Override
    public void afterlife(StepRecord last) {
        write(JOURNAL, () -> journal.afterlife(last));
    }

    @Override
    public void covering(long step, List<String> entries) {
        write(JOURNAL, () -> journal.covering(step, entries));
    }

    @Override
    public void covered(KnownStep known) {
        soFar.covered(known);
        write(JOURNAL, () -> journal.covered(known));
    }

    @Override
    public void reset(Reset reset) {
        soFar.reset(reset);
        write(JOURNAL, () -> journal.reset(reset));
    }

    @Override
    public void finished(WalkResult result) {
        reported = report(result);
        // The report comes first: if the journal cannot be written any more, the report may have to say so.
        write(REPORT, () -> writeReport(reported));
        writeLogs();
        write(COMMANDS, commands::close);
        write(JOURNAL, () -> {
            journal.ended(result);
            journal.close();
        });
        pack(JOURNAL);
        if (result.findings().isEmpty()) {
            pack(COMMANDS);
        }
    }

    /** Packs a file that is complete. A walk is not worse because a file of it takes more room. */
    private void pack(String file) {
        try {
            new PackedFile(folder.resolve(file)).pack();
        } catch (IOException e) {
            // The plain file is still there.
        }
    }

    /**
     * Ends the recording of a walk whose own thread cannot go on, from another thread.
     *
     * @param fault the reason
     * @return the result that the report has
     */
    public WalkResult abandoned(String fault) {
        WalkResult result = soFar.result(Verdict.FAULT, fault);
        try {
            finished(result);
            return result;
        } catch (UncheckedIOException e) {
            return result.withFailure(Verdict.INFRA, e.getMessage());
        }
    }

    private Report report(WalkResult result) {
        return new ReportBuilder(plan, commands.sha256(), home, discreet).build(result, began, clock.instant());
    }

    /** Adds the place of the first finding to the report. Called after {@link #finished}. */
    public void located(Located place) {
        write(REPORT, () -> writeReport(reported.at(place)));
    }

    /**
     * Replaces the report with that of a second walk, which showed that the finding is an allow-listed difference.
     * Called after {@link #finished}.
     */
    public void explained(WalkResult known) {
        reported = report(known);
        write(REPORT, () -> writeReport(reported));
    }

    private void writeReport(Report report) throws IOException {
        WholeFile.write(
                folder.resolve(REPORT),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private void write(String file, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder.resolve(file) + " cannot be written (" + e.getMessage()
                            + "); what was written before is kept",
                    e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
