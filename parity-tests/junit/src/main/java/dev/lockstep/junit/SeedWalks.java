package dev.lockstep.junit;

import dev.lockstep.campaign.CampaignFolder;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.campaign.Shard;
import dev.lockstep.junit.Judge.Alone;
import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.workload.CommandKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** The walks of the seeds of a test, each an invocation, and the check that together they exercised everything. */
final class SeedWalks<M> implements AutoCloseable {

    private final Setting<M> setting;
    private final SeedRange seeds;
    private final Shard shard;
    private final int steps;
    private final Choice<M> choice;
    private final Walks<M> walks;
    private final Judge<M> judge;
    private Optional<CampaignFolder> campaign = Optional.empty();

    SeedWalks(Setting<M> setting) {
        this.setting = setting;
        this.seeds = setting.asked().seeds();
        this.shard = setting.asked().shard().orElse(Shard.WHOLE);
        this.steps = setting.asked().steps();
        this.choice = setting.asked().kinds(setting.workload());
        this.walks = new Walks<>(setting, choice.kinds(), Walks.LIMITS);
        this.judge = new Judge<>(
                walks, new Aftercare<>(walks.ground(), setting.asked().toShrink()));
    }

    Stream<Invocation> invocations() {
        Stream<Invocation> each = StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(shard.seeds(seeds), Spliterator.ORDERED), false)
                .map(seed -> new Invocation(setting.title() + ", seed " + seed, context -> play(seed, context)));
        Invocation together = new Invocation(setting.title() + ", seeds " + seeds + " together", context -> together());
        return seeds.single() ? each : Stream.concat(each, Stream.of(together));
    }

    private Optional<ParityWalk> play(long seed, ExtensionContext context) throws Exception {
        ParityWalk walk = setting.asked().shard().isPresent()
                ? walks.play(campaign(), seed)
                : walks.play(stream(seed), "seed-" + seed);
        Alone alone = seeds.single() ? Alone.MUST_EXERCISE_EVERYTHING : Alone.IS_ONE_OF_SEVERAL;
        judge.require(walk, alone, context, List.of());
        return Optional.of(walk);
    }

    private CommandStream<M> stream(long seed) {
        // A single seed draws from the full alphabet, as ./lockstep run --seed does.
        List<CommandKind<M>> kinds = seeds.single() ? choice.kinds() : Swarm.choose(new SeedTree(seed), choice.kinds());
        return CommandStream.drawn(setting.workload(), seed, kinds, steps).leavingOut(choice.leftOut());
    }

    /** Returns the campaign of this shard, whose folder is begun by the first walk. */
    private CampaignFolder campaign() throws IOException {
        if (campaign.isEmpty()) {
            campaign = Optional.of(ShardFolder.begin(setting, shard, choice, walks.day(), this::stream));
        }
        return campaign.get();
    }

    private Optional<ParityWalk> together() {
        if (!shard.equals(Shard.WHOLE)) {
            throw new TestAbortedException("not judged, because shard " + shard + " is a part of the seeds; "
                    + "./lockstep merge judges the folders of all shards together");
        }
        new Together("seeds " + seeds, shard.count(seeds)).require(walks.report());
        return Optional.empty();
    }

    @Override
    public void close() {
        walks.close();
    }
}
