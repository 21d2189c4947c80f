package dev.lockstep.terminal;

import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.FoundBucket;
import java.util.List;
import java.util.Locale;

/**
 * The causes of a campaign's findings, one below the other: how often each came up, where it is smallest, who stands
 * alone, and its title.
 *
 * @param buckets the causes
 * @param width the number of columns
 */
public record BucketTable(List<FoundBucket> buckets, int width) {

    private static final int LISTED = 20;
    private static final String ROW = "  %-12s %5s  %-24s %-9s %s\n";

    /** Returns the table; empty if there is no cause. */
    public String text() {
        if (buckets.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, ROW, "bucket", "count", "smallest", "", "alone"));
        buckets.stream().limit(LISTED).forEach(bucket -> text.append(row(bucket)));
        if (buckets.size() > LISTED) {
            text.append("  and ").append(buckets.size() - LISTED).append(" more\n");
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    private String row(FoundBucket bucket) {
        Divergence smallest = bucket.smallest();
        String alone = smallest.standing().alone().isEmpty()
                ? "no majority"
                : String.join(", ", smallest.standing().alone());
        String row = String.format(
                Locale.ROOT,
                ROW,
                bucket.bucket(),
                bucket.findings(),
                "seed " + smallest.walk().seed() + ", "
                        + smallest.shrunk()
                                .map(shrunk -> Shown.count(shrunk.script().size(), "command", "commands"))
                                .orElseGet(() -> "step " + smallest.step()),
                smallest.classification().toLowerCase(Locale.ROOT),
                alone);
        return cut(row.stripTrailing()) + "\n" + cut("    " + VisibleWriter.line(smallest.title())) + "\n";
    }

    private String cut(String line) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }
}
