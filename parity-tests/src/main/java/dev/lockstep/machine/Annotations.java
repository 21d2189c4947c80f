package dev.lockstep.machine;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.triage.FoundBucket;
import java.util.List;

/** Workflow commands of GitHub Actions: an error for each cause, and one for each walk that failed without a cause. */
final class Annotations {

    private Annotations() {}

    static String text(CampaignReport report, List<FoundBucket> causes) {
        StringBuilder text = new StringBuilder();
        for (FoundBucket cause : causes) {
            text.append(line(
                    cause.smallest().title(),
                    cause.smallest().standing().sentence() + "; seed "
                            + cause.smallest().walk().seed() + ", step "
                            + cause.smallest().step() + "; bucket " + cause.bucket()));
        }
        for (WalkSummary walk : report.walks()) {
            if (walk.failed() && (walk.buckets().isEmpty() || causes.isEmpty())) {
                text.append(line(walk.verdict() + ", seed " + walk.seed(), walk.detail()));
            }
        }
        report.lost().forEach(part -> text.append(line("no result of " + part.what(), part.why())));
        if (text.isEmpty() && !report.verdict().equals(Verdict.PARITY.name())) {
            text.append(line(report.verdict(), "see the summary"));
        }
        return text.toString();
    }

    private static String line(String title, String message) {
        return "::error title=" + data(title).replace(":", "%3A").replace(",", "%2C") + "::" + data(message) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
