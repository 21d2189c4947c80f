package dev.lockstep.runner;

import dev.lockstep.campaign.CampaignBucket;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.terminal.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Follows the walks of a command that found something: each cause is made small, and told in every form that a person
 * may want. The finding is on disk already. So a failure here is one line on standard error; it neither hides the
 * finding nor changes the exit code, and Ctrl-C skips the rest.
 */
final class Aftermath {

    private final WalkOptions.Walked walked;
    private final Session session;
    private final Interruption interruption;
    private final PrintWriter err;

    Aftermath(WalkOptions.Walked walked, Session session, Interruption interruption, PrintWriter err) {
        this.walked = walked;
        this.session = session;
        this.interruption = interruption;
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
            if (shrinks) {
                attempt("cannot be shrunk", bucket, this::shrink);
            }
            attempt("has no reproducers", bucket, this::reproduce);
            attempt("has no finding.md", bucket, this::describe);
            attempt("has no page", bucket, this::draw);
        }
    }

    private void attempt(String failure, CampaignBucket bucket, Part part) {
        if (interruption.requested()) {
            return;
        }
        try {
            part.of(Path.of(bucket.smallest().folder()), bucket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            err.println("lockstep: the finding in " + bucket.smallest().folder() + " is kept, but it " + failure + " ("
                    + Shown.line(String.valueOf(e.getMessage())) + ")");
            err.flush();
        }
    }

    /** Writes {@code shrunk/BUCKET} and {@code ops.min.jsonl}. */
    private void shrink(Path walk, CampaignBucket bucket) throws IOException, InterruptedException {
        // The minimiser is called here.
    }

    /** Writes {@code repro/BUCKET} from {@code shrunk/BUCKET}, or from the walk itself if there is none. */
    private void reproduce(Path walk, CampaignBucket bucket) throws IOException {
        // The reproducers are written here.
    }

    /** Writes {@code finding.md}, and prints the first screen. */
    private void describe(Path walk, CampaignBucket bucket) throws IOException {
        // The words are written here.
    }

    /** Writes {@code report.html}. */
    private void draw(Path walk, CampaignBucket bucket) throws IOException {
        // The page is drawn here.
    }
}
