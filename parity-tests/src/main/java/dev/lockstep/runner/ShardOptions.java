package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.campaign.Scheduler;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.campaign.Shard;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that walks one part of a campaign, of which other machines walk the rest. */
final class ShardOptions {

    private static final String NAME = "--shard";

    private static final String AUTO = "auto";

    @Option(
            names = NAME,
            paramLabel = "I/N",
            description =
                    "Walk only the seeds of one shard of the campaign, such as 3/20; ./lockstep merge makes one campaign of"
                            + " all shards. auto reads the shard from what the scheduler set: a Kubernetes Indexed Job, a"
                            + " Slurm array, GitLab, Buildkite, CircleCI, or LOCKSTEP_SHARD=3/20.")
    private Optional<String> text = Optional.empty();

    /**
     * Returns the shard that was asked for.
     *
     * @param range the seeds of all shards
     * @throws InputException if the text or the environment names no shard, or if there are too many for the seeds
     */
    Optional<Shard> in(SeedRange range, Map<String, String> environment) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Shard shard;
        try {
            shard = text.get().equals(AUTO) ? Scheduler.shard(environment) : Shard.parse(text.get());
        } catch (IllegalArgumentException e) {
            throw new InputException(NAME + ": " + e.getMessage(), e);
        }
        if (range.single()) {
            throw new InputException(NAME + ": one seed is one walk, which no shards can divide; add --seeds A..B");
        }
        if (!shard.fits(range)) {
            // Each shard says so, because a shard without a walk would have nothing to be green about.
            throw new InputException(NAME + ": " + shard.of() + " shards are too many for the seeds " + range
                    + ", because some would have none; use at most " + (range.last() - range.first() + 1));
        }
        return Optional.of(shard);
    }
}
