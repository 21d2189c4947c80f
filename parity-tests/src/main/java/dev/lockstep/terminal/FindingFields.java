package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Sentences;
import dev.lockstep.report.triage.FoundBucket;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines about what the walks of a campaign found, and where it is. */
record FindingFields(CampaignReport report, List<FoundBucket> causes) {

    private static final int BUCKETS_LISTED = 10;

    void addTo(Fields fields) {
        fields.add("differences", differences());
        addKnown(fields);
        counted(report.normalised(), "normaliser", "normalisers").ifPresent(hits -> fields.add("normalised", hits));
        report.walks().stream()
                .filter(WalkSummary::failed)
                .filter(walk -> causes.isEmpty() || walk.buckets().isEmpty())
                .limit(Fields.LISTED)
                .forEach(walk -> addFailure(fields, walk));
        addFolder(fields);
        fields.add("replay", report.replay());
    }

    /** Adds the allow-list entries that covered something, if a list applies. */
    void addKnown(Fields fields) {
        known().ifPresent(known -> fields.add("known", known));
    }

    void addFolder(Fields fields) {
        fields.add("reports", report.folder());
    }

    private static void addFailure(Fields fields, WalkSummary walk) {
        fields.add("seed " + walk.seed(), Sentences.ending(walk.verdict(), walk.detail()));
        walk.firstDifference().ifPresent(fields::below);
        walk.located().ifPresent(place -> fields.add("located", place));
        addBuckets(fields, walk);
    }

    /** Adds the causes of a walk with several findings. */
    private static void addBuckets(Fields fields, WalkSummary walk) {
        long findings = walk.buckets().stream()
                .mapToLong(WalkSummary.FoundBucket::findings)
                .sum();
        if (findings < 2) {
            return;
        }
        walk.buckets().stream()
                .limit(BUCKETS_LISTED)
                .forEach(bucket -> fields.add(
                        "bucket",
                        bucket.bucket() + ", " + Shown.count(bucket.findings(), "finding", "findings")
                                + ", the first in step " + bucket.step() + ", " + bucket.kind()));
        int more = walk.buckets().size() - BUCKETS_LISTED;
        if (more > 0) {
            fields.below(more + " more, in the report");
        }
    }

    /** Returns the allow-list entries that covered something; empty if no list applies. */
    private Optional<String> known() {
        String ended = report.endedAsKnown() == 0
                ? ""
                : "; " + report.endedAsKnown() + " of " + report.walks().size() + " walks ended early by it"
                        + (report.endedAsKnown() == report.walks().size()
                                        && report.walks().size() > 1
                                ? ", so no walk came to its end"
                                : "");
        return counted(report.known(), "entry", "entries").map(counted -> counted + ended);
    }

    /** Returns how often each of them did something; empty if there are none. */
    private static Optional<String> counted(SortedMap<String, Long> hits, String one, String many) {
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        String counted = hits.entrySet().stream()
                .filter(hit -> hit.getValue() > 0)
                .map(hit -> hit.getValue() + " " + hit.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of(counted.isEmpty() ? "none of " + Shown.count(hits.size(), one, many) : counted);
    }

    private String differences() {
        SortedMap<DifferenceClass, Long> all = new TreeMap<>();
        report.walks().forEach(walk -> walk.differences().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all.isEmpty()
                ? "none"
                : all.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
