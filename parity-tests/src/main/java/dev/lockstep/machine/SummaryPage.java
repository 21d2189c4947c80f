package dev.lockstep.machine;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.report.triage.Markdown;
import java.util.List;
import java.util.Locale;

/**
 * The result as Markdown, for the page of a build: the verdict, then each cause once, then what was not exercised. A
 * code host refuses a page of more than 1 MiB, so the rows and their texts have a limit, and what is left out is
 * counted.
 */
final class SummaryPage {

    private static final int MOST_CAUSES = 100;

    private static final int MOST_ITEMS = 20;

    /** A character takes at most 12 bytes when it is escaped. */
    private static final int LONGEST = 300;

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
        text.append(list(
                "Without a result",
                report.lost().stream()
                        .map(part -> part.what() + ": " + part.why())
                        .toList()));
        if (!causes.isEmpty()) {
            text.append("\n| bucket | cause | count | smallest | alone | |\n|---|---|---|---|---|---|\n");
            causes.stream().limit(MOST_CAUSES).forEach(cause -> text.append(row(cause)));
            text.append(more(causes.size() - MOST_CAUSES, "cause", "causes"));
        }
        text.append(list(
                "Not exercised",
                report.notExercised().stream()
                        .map(hole -> hole.what() + " " + hole.name() + " on " + hole.arm() + ": " + hole.why())
                        .toList()));
        return text.toString();
    }

    private static String list(String title, List<String> items) {
        StringBuilder list = new StringBuilder();
        if (!items.isEmpty()) {
            list.append("\n").append(title).append(":\n\n");
            items.stream()
                    .limit(MOST_ITEMS)
                    .forEach(item -> list.append("- ").append(cut(item)).append('\n'));
            list.append(more(items.size() - MOST_ITEMS, "line", "lines"));
        }
        return list.toString();
    }

    private static String more(int number, String one, String many) {
        return number <= 0 ? "" : "\n+" + number + " more " + (number == 1 ? one : many) + ".\n";
    }

    private static String cut(String text) {
        return Markdown.plain(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    private static String row(FoundBucket cause) {
        Divergence smallest = cause.smallest();
        List<String> alone = smallest.standing().alone();
        return "| " + cause.bucket() + " | " + cut(smallest.title()) + " | " + cause.findings() + " | seed "
                + smallest.walk().seed() + ", step " + smallest.step() + " | "
                + cut(alone.isEmpty() ? "no majority" : String.join(", ", alone)) + " | "
                + smallest.classification().toLowerCase(Locale.ROOT) + " |\n";
    }
}
