package dev.lockstep.campaign;

import dev.lockstep.parity.Classification;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cause that a campaign found, however many of its walks showed it. Findings of one bucket have one cause, and so
 * have findings whose shrunk commands show one bucket: a large store has more places in which a row can be missing.
 *
 * @param bucket see {@link dev.lockstep.report.Bucket}
 * @param kind the kind of the command that shows it
 * @param classification novel, noise, or of the model alone; what the allow-list covers is no finding
 * @param findings the number of findings, in all walks
 * @param seeds the seeds of the walks that showed it, in their order
 * @param minority the arms that stand alone in the smallest walk; see {@link dev.lockstep.report.triage.Standing}
 * @param smallest the walk that needed the fewest steps to show it
 * @param shrunk the smallest list of commands that was found from there; empty if nothing was shrunk
 */
public record CampaignBucket(
        String bucket,
        String kind,
        Classification classification,
        long findings,
        List<Long> seeds,
        List<String> minority,
        Smallest smallest,
        Optional<Smaller> shrunk) {

    public CampaignBucket {
        seeds = List.copyOf(seeds);
        minority = List.copyOf(minority);
    }

    /**
     * The walk that needed the fewest steps.
     *
     * @param seed its seed
     * @param folder its folder
     * @param step the step that shows the finding
     */
    public record Smallest(long seed, String folder, long step) {}

    /**
     * The shrunk commands.
     *
     * @param folder the folder of their recording
     * @param shows the bucket of what they show; causes that show the same when they are shrunk are one cause
     * @param commands the number of commands
     * @param trials the number of walks that it took to find them
     */
    public record Smaller(String folder, String shows, long commands, long trials) {}

    static CampaignBucket of(WalkSummary walk, WalkSummary.FoundBucket found) {
        return new CampaignBucket(
                found.bucket(),
                found.kind(),
                found.classification(),
                found.findings(),
                List.of(walk.seed()),
                found.minority(),
                new Smallest(walk.seed(), walk.folder(), found.step()),
                Optional.empty());
    }

    /** Returns this cause together with the same one in another walk. */
    CampaignBucket and(CampaignBucket later) {
        CampaignBucket least = later.smallest.step() < smallest.step() ? later : this;
        Optional<Smaller> fewest =
                Stream.of(shrunk, later.shrunk).flatMap(Optional::stream).min(Comparator.comparing(Smaller::commands));
        return new CampaignBucket(
                bucket,
                least.kind,
                least.classification,
                findings + later.findings,
                Stream.concat(seeds.stream(), later.seeds.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                least.minority,
                least.smallest,
                fewest);
    }

    /** Returns the bucket of what its shrunk commands show, or else its own. */
    String cause() {
        return shrunk.map(Smaller::shows).orElse(bucket);
    }

    CampaignBucket to(Smaller smaller) {
        return new CampaignBucket(
                bucket, kind, classification, findings, seeds, minority, smallest, Optional.of(smaller));
    }
}
