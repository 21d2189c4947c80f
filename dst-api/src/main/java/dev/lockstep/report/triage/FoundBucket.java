package dev.lockstep.report.triage;

import java.util.ArrayList;
import java.util.List;

/**
 * One cause, in all walks of a folder that show it.
 *
 * @param smallest the divergence of the walk that needed the fewest steps
 * @param findings the number of findings, in all walks
 * @param seeds the seeds of the walks that show it, in the order of their folders
 */
public record FoundBucket(Divergence smallest, long findings, List<Long> seeds) {

    public FoundBucket {
        seeds = List.copyOf(seeds);
    }

    static FoundBucket of(Divergence divergence) {
        return new FoundBucket(
                divergence, divergence.findings(), List.of(divergence.walk().seed()));
    }

    FoundBucket and(FoundBucket other) {
        List<Long> all = new ArrayList<>(seeds);
        all.addAll(other.seeds);
        return new FoundBucket(
                other.smallest.step() < smallest.step() ? other.smallest : smallest, findings + other.findings, all);
    }

    /** Returns the name of the bucket. */
    public String bucket() {
        return smallest.bucket();
    }
}
