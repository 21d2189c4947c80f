package dev.lockstep.runner;

import dev.lockstep.campaign.CampaignBucket;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Session;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import dev.lockstep.reduce.Ground;
import dev.lockstep.reduce.Shrinking;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.html.Pages;
import dev.lockstep.report.repro.ReproFolder;
import dev.lockstep.report.triage.FindingFile;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shrink.Budget;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.ShrinkLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the walks of a command that found something: each cause is made small, and told in every form that a person
 * may want. The finding is on disk already. So a failure here is one line on standard error; it neither hides the
 * finding nor changes the exit code, and Ctrl-C skips the rest.
 */
final class Aftermath {

    /** A walk with slow arms must not keep a person waiting for long; {@code ./lockstep shrink} has no such limit. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Nor must a campaign that found fifty causes. */
    private static final Duration PATIENCE_FOR_ALL = Duration.ofMinutes(15);

    private static final String NO_WORDS = "has no finding.md";

    private final Ground<?> ground;
    private final Session session;
    private final Path folder;
    private final PrintWriter err;
    private final Deadline forAll = Deadline.in(PATIENCE_FOR_ALL);

    /**
     * Creates it.
     *
     * @param ground what the walks have in common
     * @param session the walks
     * @param folder the folder of all reports, which is that of the walk if there is only one
     * @param err shows what is being done
     */
    Aftermath(Ground<?> ground, Session session, Path folder, PrintWriter err) {
        this.ground = ground;
        this.session = session;
        this.folder = folder;
        this.err = err;
    }

    /** Each step works on the folder of the smallest walk of a cause. */
    @FunctionalInterface
    private interface Part {
        void of(Path walk, CampaignBucket bucket) throws IOException, InterruptedException;
    }

    /**
     * Goes through the causes one after another.
     *
     * @param shrinks whether their commands are made fewer
     */
    void follow(boolean shrinks) {
        List<CampaignBucket> buckets = session.buckets();
        for (CampaignBucket bucket : buckets) {
            // Shrinking takes long and may be interrupted, so the words come first, and again for the shrunk commands.
            attempt(NO_WORDS, bucket, this::describe);
        }
        for (CampaignBucket bucket : buckets) {
            if (shrinks) {
                attempt("cannot be shrunk", bucket, this::shrink);
            }
            attempt("has no reproducers", bucket, this::reproduce);
            attempt(NO_WORDS, bucket, this::describe);
            attempt("has no page", bucket, this::draw);
        }
    }

    private void attempt(String failure, CampaignBucket bucket, Part part) {
        if (ground.interruption().requested()) {
            return;
        }
        try {
            part.of(Path.of(bucket.smallest().folder()), bucket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            err.println("lockstep: the finding in " + bucket.smallest().folder() + " is kept, but it " + failure + " ("
                    + Shown.line(String.valueOf(e.getMessage())) + ")");
            err.flush();
        }
    }

    /** Writes {@code shrunk/BUCKET} and {@code ops.min.jsonl}. */
    private void shrink(Path walk, CampaignBucket bucket) throws IOException {
        if (isFault(walk, bucket)) {
            return;
        }
        Optional<Shrunk> earlier = Shrunk.read(Shrunk.folder(walk, bucket.bucket()))
                .filter(shrunk -> shrunk.ended() != Shrunk.Ended.RUNNING && shrunk.ended() != Shrunk.Ended.INTERRUPTED);
        if (earlier.isPresent()) {
            // A campaign that is gone on with has it from before.
            note(walk, bucket, earlier.get());
            return;
        }
        if (forAll.passed()) {
            err.println("not shrunk, because the others took long: ./lockstep shrink " + Shown.path(walk) + " --bucket "
                    + bucket.bucket());
            err.flush();
            return;
        }
        ShrinkLine line = ShrinkLine.to(err, System.getenv());
        Shrunk result;
        try {
            Budget budget = new Budget(Budget.USUAL, Optional.of(Deadline.in(PATIENCE)));
            result = new Shrinking<>(ground, budget, line).shrink(walk, Optional.of(bucket.bucket()));
        } finally {
            line.end();
        }
        err.println("shrunk: " + ShrinkLine.sentence(result, walk));
        err.flush();
        note(walk, bucket, result);
    }

    private void note(Path walk, CampaignBucket bucket, Shrunk result) {
        if (result.before().again() > 0) {
            String folder = Shrunk.folder(walk, bucket.bucket()).toString();
            session.shrunk(
                    bucket.bucket(), new CampaignBucket.Smaller(folder, result.shows(), result.to(), result.trials()));
        }
    }

    /** The summary has faults of plugins and lost arms already, and no command of the system is their cause. */
    private static boolean isFault(Path walk, CampaignBucket bucket) throws IOException {
        return ReportFile.read(walk).findings().stream()
                .filter(finding -> finding.bucket().equals(bucket.bucket()))
                .anyMatch(finding -> FAULTS.contains(finding.verdict()));
    }

    private static final Set<String> FAULTS = Set.of(Verdict.FAULT.name(), Verdict.INFRA.name());

    /** Writes {@code repro/BUCKET} from {@code shrunk/BUCKET}, or from the walk itself if there is none. */
    private void reproduce(Path walk, CampaignBucket bucket) throws IOException {
        if (!isFault(walk, bucket)) {
            ReproFolder.write(
                    walk,
                    bucket.bucket(),
                    ground.workload(),
                    ground.lineup().plans(bucket.smallest().seed()));
        }
    }

    /** Writes {@code finding.md}; the first screen is a part of the summary. */
    private void describe(Path walk, CampaignBucket bucket) throws IOException {
        FindingFile.write(WalkFolder.read(walk));
    }

    /** Writes {@code report.html}. */
    private void draw(Path walk, CampaignBucket bucket) throws IOException {
        Pages.walk(WalkFolder.read(walk), !walk.equals(folder));
    }

    /** Writes the page of a campaign and the pages of its walks. A single walk is no campaign. */
    void draw(CampaignReport campaign) {
        if (campaign.walks().stream().allMatch(walk -> Path.of(walk.folder()).equals(folder))) {
            return;
        }
        try {
            // Somebody who pressed Ctrl-C does not wait for a page of each walk.
            if (!ground.interruption().requested()) {
                Pages.walks(campaign);
            }
            Pages.campaign(campaign);
        } catch (IOException | RuntimeException e) {
            err.println("lockstep: the campaign in " + folder + " has no page ("
                    + Shown.line(String.valueOf(e.getMessage())) + ")");
            err.flush();
        }
    }
}
