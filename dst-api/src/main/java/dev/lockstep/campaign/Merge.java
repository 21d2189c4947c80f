package dev.lockstep.campaign;

import dev.lockstep.assembly.InputException;
import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.Classification;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Makes one campaign of the folders of its shards. The walks are added in the order of their seeds, so the result is
 * that of one run of all seeds, and does not depend on the order in which the folders are named.
 */
public final class Merge {

    /** So many seeds without a result are named. */
    private static final int NAMED = 1000;

    private final Shards shards;
    private final Campaign campaign;
    private final SortedMap<Long, Contribution> walks = new TreeMap<>();
    private final List<Lost> lost = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double seconds;

    private Merge(Shards shards) {
        this.shards = shards;
        this.campaign = new Campaign(
                shards.plan().alphabet(),
                shards.plan().arms().stream().map(PlannedArm::name).toList(),
                limits(shards.plan()));
    }

    private static Limits limits(CampaignPlan plan) {
        Limits limits = Limits.of(Duration.ofSeconds(1)).goingOn(plan.keepGoing());
        return plan.budget() ? limits.until(Deadline.NEVER) : limits;
    }

    /**
     * Reads the folders of shards, wherever they lie.
     *
     * @throws InputException if they are not parts of one campaign, or if a file in them is damaged; the message names
     *     the value or the file
     */
    public static Merge of(List<Path> folders) {
        Merge merge = new Merge(Shards.read(folders));
        for (Shards.Part part : merge.shards.parts()) {
            try {
                merge.read(part);
            } catch (IOException e) {
                throw new InputException(
                        e.getMessage() == null
                                        || e.getMessage().equals(part.folder().toString())
                                ? part.folder() + ": " + Reason.of(e)
                                : e.getMessage(),
                        e);
            }
        }
        merge.add();
        return merge;
    }

    private void read(Shards.Part part) throws IOException {
        CampaignPlan plan = part.plan();
        Campaign alone = new Campaign(List.of(), List.of(), limits(plan));
        SortedMap<Long, Contribution> here = new TreeMap<>();
        for (long seed : CampaignFolder.walked(part.folder())) {
            if (!plan.part().holds(plan.range(), seed)) {
                throw new InputException(CampaignFolder.walk(part.folder(), seed) + ": seed " + seed
                        + " is not a seed of shard " + plan.shard() + " of " + plan.seeds()
                        + "; the folder has walks that do not belong to it");
            }
            Path walk = CampaignFolder.walk(part.folder(), seed);
            Optional<Contribution> written = ContributionFile.read(walk);
            here.put(
                    seed,
                    written.isPresent()
                            ? new WalkCheck(walk, seed, plan).sound(written.get())
                            : killed(walk, seed, plan.steps()));
        }
        Optional<Verdict> ended = ended(part);
        List<Long> without = new ArrayList<>();
        long more = 0;
        PrimitiveIterator.OfLong seeds = plan.part().seeds(plan.range());
        while (seeds.hasNext()) {
            long seed = seeds.nextLong();
            Contribution walk = here.get(seed);
            if (walk != null) {
                alone.add(walk);
                if (walk.isFinished() && !plan.goesOn(alone)) {
                    break;
                }
            } else if (plan.budget() && (here.isEmpty() || seed > here.lastKey())) {
                // A time ended the walks here, and nobody can say which others there would have been.
                if (ended.isEmpty()) {
                    lost.add(new Lost(name(part), List.of(), "it was killed before its time was over"));
                } else if (here.isEmpty()) {
                    lost.add(new Lost(name(part), List.of(), "its time was over before its first walk"));
                }
                break;
            } else if (without.size() < NAMED) {
                without.add(seed);
            } else {
                more++;
            }
        }
        if (!without.isEmpty()) {
            long count = without.size() + more;
            lost.add(new Lost(
                    name(part),
                    without,
                    count + (count == 1 ? " of its seeds has no walk" : " of its seeds have no walk")
                            + "; it was killed or interrupted, and run --resume goes on"));
        }
        ended.filter(verdict -> !verdict.endedWell())
                .filter(verdict ->
                        here.values().stream().noneMatch(walk -> walk.summary().verdict() == verdict))
                .ifPresent(verdict -> lost.add(new Lost(
                        name(part),
                        List.of(),
                        "its own report says " + verdict + ", for which no walk is the reason")));
        walks.putAll(here);
    }

    private String name(Shards.Part part) {
        return (part.plan().part().equals(Shard.WHOLE)
                        ? "the campaign"
                        : "shard " + part.plan().shard()) + " in " + part.folder();
    }

    /** Returns the verdict of the campaign in the folder, whose report is written as a whole at the end. */
    private Optional<Verdict> ended(Shards.Part part) throws IOException {
        Path report = part.folder().resolve(CampaignFolder.REPORT);
        if (!Files.exists(report)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(report, "the report of a campaign").read(written -> {
            seconds = Math.max(seconds, written.path("seconds").asDouble(0));
            return Verdict.valueOf(written.path("verdict").asString(""));
        }));
    }

    /** Returns the walk that a kill ended: it has no result, but it may have a finding. */
    private Contribution killed(Path walk, long seed, long asked) {
        lost.add(new Lost("seed " + seed, List.of(seed), "its walk in " + walk + " did not come to its end"));
        WalkSummary summary = WalkSummary.failed(
                seed, walk, asked, Verdict.INFRA, "the walk did not come to its end; run --resume plays it again");
        try {
            List<WalkSummary.FoundBucket> found = new ArrayList<>();
            Verdict verdict = Verdict.INFRA;
            for (Divergence divergence : WalkFolder.read(walk).divergences()) {
                verdict = verdict.and(Verdict.valueOf(divergence.verdict()));
                found.add(new WalkSummary.FoundBucket(
                        divergence.bucket(),
                        divergence.findings(),
                        divergence.step(),
                        divergence.kind(),
                        Classification.valueOf(divergence.classification()),
                        divergence.standing().alone()));
            }
            return Contribution.of(summary.found(found, verdict));
        } catch (IOException | IllegalArgumentException e) {
            return Contribution.of(summary);
        }
    }

    private void add() {
        campaign.leavesOut(shards.plan().leftOut(), shards.plan().takenBack());
        for (Contribution walk : walks.values()) {
            campaign.add(walk);
            walk.summary()
                    .buckets()
                    .forEach(found -> shrunk(Path.of(walk.summary().folder()), found.bucket()));
        }
        shards.missing()
                .forEach(shard -> campaign.lost(new Lost("shard " + shard, List.of(), "no folder of it was given")));
        lost.forEach(campaign::lost);
        SortedMap<String, List<Path>> days = shards.days();
        if (days.size() > 1) {
            notes.add("the shards were walked on different days, " + String.join(" and ", days.keySet())
                    + "; a known difference that expired in between counts only on the earlier ones");
        }
    }

    private void shrunk(Path walk, String bucket) {
        if (!bucket.matches("[0-9a-f]{1,64}")) {
            // It becomes a part of a path, and the file may come from somebody else.
            return;
        }
        Path folder = Shrunk.folder(walk, bucket);
        try {
            Shrunk.read(folder)
                    .filter(shrunk -> shrunk.before().again() > 0)
                    .ifPresent(shrunk -> campaign.shrunk(
                            bucket,
                            new CampaignBucket.Smaller(
                                    folder.toString(), shrunk.shows(), shrunk.to(), shrunk.trials())));
        } catch (IOException e) {
            notes.add(e.getMessage() + ", so its smaller list of commands is left out");
        }
    }

    /** Returns lines for people about what is not in the report. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Returns the name of the system. */
    public String system() {
        return shards.plan().system();
    }

    /**
     * Returns the report of the campaign.
     *
     * @param folder the folder of the report
     * @param replay renders the command that replays the walk in a folder
     */
    public CampaignReport report(Path folder, UnaryOperator<String> replay) {
        return campaign.report(shards.plan().cast(), folder, Duration.ofMillis(Math.round(seconds * 1000)), replay);
    }
}
