package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignBucket;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the causes of a campaign's findings back from the folders of its smallest walks. */
public final class Causes {

    private Causes() {}

    /**
     * Returns the causes of the findings, each with the divergence of its smallest walk. A walk that cannot be read any
     * more is left out: the campaign's report still counts it.
     */
    public static List<FoundBucket> of(CampaignReport report) {
        List<FoundBucket> causes = new ArrayList<>();
        for (CampaignBucket bucket : report.buckets()) {
            try {
                WalkFolder.read(Path.of(bucket.smallest().folder())).divergences().stream()
                        .filter(divergence -> divergence.bucket().equals(bucket.bucket()))
                        .findFirst()
                        .ifPresent(divergence ->
                                causes.add(new FoundBucket(divergence, bucket.findings(), bucket.seeds())));
            } catch (IOException unreadable) {
                // The summary then shows this finding as the walk itself told it.
            }
        }
        return List.copyOf(causes);
    }
}
