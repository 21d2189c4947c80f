package dev.lockstep.machine;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.triage.FoundBucket;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflow commands of GitHub Actions: an error for each cause, and one for each walk that failed without a cause. The
 * host shows ten errors of a step and drops the rest unseen, so the last one that is shown counts them.
 */
final class Annotations {

    private static final int MOST = 10;

    private Annotations() {}

    static String text(CampaignReport report, List<FoundBucket> causes) {
        List<String> lines = new ArrayList<>();
        report.lost().forEach(part -> lines.add(line("no result of " + part.what(), part.why())));
        for (FoundBucket cause : causes) {
            lines.add(line(
                    cause.smallest().title(),
                    cause.smallest().standing().sentence() + "; seed "
                            + cause.smallest().walk().seed() + ", step "
                            + cause.smallest().step() + "; bucket " + cause.bucket()));
        }
        for (WalkSummary walk : report.walks()) {
            if (walk.failed() && (walk.buckets().isEmpty() || causes.isEmpty())) {
                lines.add(line(walk.verdict() + ", seed " + walk.seed(), walk.detail()));
            }
        }
        if (lines.isEmpty() && !report.verdict().equals(Verdict.PARITY.name())) {
            lines.add(line(report.verdict(), "see the summary"));
        }
        if (lines.size() > MOST) {
            int left = lines.size() - MOST + 1;
            lines.subList(MOST - 1, lines.size()).clear();
            lines.add(line("+" + left + " more", "the summary and the page of the campaign have all of them"));
        }
        return String.join("", lines);
    }

    private static String line(String title, String message) {
        return "::error title="
                + data(title, OneLine.TITLE).replace(":", "%3A").replace(",", "%2C") + "::"
                + data(message, OneLine.MESSAGE) + "\n";
    }

    private static String data(String text, int most) {
        return OneLine.of(text, most).replace("%", "%25");
    }
}
