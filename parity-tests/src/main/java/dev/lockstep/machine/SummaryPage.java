package dev.lockstep.machine;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.report.triage.Markdown;
import java.util.List;
import java.util.Locale;

/** The result as Markdown, for the page of a build: the verdict, then each cause once. */
final class SummaryPage {

    private SummaryPage() {}

    static String text(CampaignReport report, List<FoundBucket> causes) {
        StringBuilder text = new StringBuilder("# " + report.verdict() + ": " + Markdown.plain(report.title()) + ", "
                + Markdown.plain(report.workload()) + "\n\n");
        text.append(report.steps())
                .append(" of ")
                .append(report.asked())
                .append(" steps in ")
                .append(report.walks().size())
                .append(report.walks().size() == 1 ? " walk over " : " walks over ")
                .append(Markdown.plain(String.join(
                        ", ",
                        report.arms().stream().map(CampaignReport.Arm::name).toList())))
                .append(".\n");
        report.lost()
                .forEach(part -> text.append("\n- ")
                        .append(Markdown.plain(part.what() + ": " + part.why()))
                        .append("\n"));
        if (!causes.isEmpty()) {
            text.append("\n| bucket | cause | count | smallest | alone | |\n|---|---|---|---|---|---|\n");
            causes.forEach(cause -> text.append(row(cause)));
        }
        return text.toString();
    }

    private static String row(FoundBucket cause) {
        Divergence smallest = cause.smallest();
        List<String> alone = smallest.standing().alone();
        return "| " + cause.bucket() + " | " + Markdown.cell(smallest.title()) + " | " + cause.findings() + " | seed "
                + smallest.walk().seed() + ", step " + smallest.step() + " | "
                + Markdown.cell(alone.isEmpty() ? "no majority" : String.join(", ", alone)) + " | "
                + smallest.classification().toLowerCase(Locale.ROOT) + " |\n";
    }
}
