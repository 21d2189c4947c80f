package dev.lockstep.terminal;

import dev.lockstep.report.triage.CampaignFolder;
import dev.lockstep.report.triage.FoundBucket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folder of a walk or of a campaign, as text for people: the causes, then one of them in full, then what is
 * missing.
 *
 * @param read the folder
 * @param earlier an earlier one to compare it with
 * @param shown the cause to show in full; empty if there is none
 * @param paste how commands are written
 */
public record TriagePage(
        CampaignFolder read, Optional<CampaignFolder> earlier, Optional<FoundBucket> shown, Paste paste) {

    /** Returns the page. */
    public String text() {
        StringBuilder text = new StringBuilder(headline()).append('\n');
        if (read.buckets().size() > 1 || read.walks() > 1) {
            text.append(new BucketTable(read.buckets(), paste.width()).text());
        }
        earlier.ifPresent(old -> text.append(since(old)));
        shown.ifPresent(found -> {
            text.append(text.indexOf("\n") < text.length() - 1 ? "\n" : "");
            text.append(new DivergenceScreen(found.smallest(), paste).text());
        });
        read.missing()
                .forEach(sentence -> text.append("  missing      ")
                        .append(VisibleWriter.line(Shown.line(sentence)))
                        .append('\n'));
        return text.toString();
    }

    private String headline() {
        String findings = read.buckets().isEmpty()
                ? "no finding"
                : Shown.count(
                                read.buckets().stream()
                                        .mapToLong(FoundBucket::findings)
                                        .sum(),
                                "finding",
                                "findings")
                        + " of " + Shown.count(read.buckets().size(), "cause", "causes");
        return "TRIAGE  "
                + VisibleWriter.line(paste.folder().apply(read.folder().toString())) + ": "
                + Shown.count(read.walks(), "walk", "walks") + ", " + findings;
    }

    private String since(CampaignFolder old) {
        return listed(
                        "new",
                        read.buckets().stream()
                                .filter(bucket -> old.bucket(bucket.bucket()).isEmpty())
                                .toList())
                + listed(
                        "gone",
                        old.buckets().stream()
                                .filter(bucket -> read.bucket(bucket.bucket()).isEmpty())
                                .toList())
                + listed(
                        "still there",
                        read.buckets().stream()
                                .filter(bucket -> old.bucket(bucket.bucket()).isPresent())
                                .toList());
    }

    private String listed(String field, List<FoundBucket> buckets) {
        return buckets.isEmpty()
                ? String.format(Locale.ROOT, "  %-12s none\n", field)
                : buckets.stream()
                        .map(bucket -> String.format(
                                Locale.ROOT,
                                "  %-12s %s  %s\n",
                                field,
                                bucket.bucket(),
                                VisibleWriter.line(bucket.smallest().title())))
                        .collect(Collectors.joining());
    }
}
