package dev.lockstep.junit;

import dev.lockstep.campaign.SeedRange;
import dev.lockstep.parity.Limits;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.workload.CommandKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The walks of the seeds of a test, each an invocation, and the check that together they exercised everything. */
final class SeedWalks<M> implements AutoCloseable {

    private final Setting<M> setting;
    private final SeedRange seeds;
    private final int steps;
    private final List<CommandKind<M>> alphabet;
    private final Walks<M> walks;
    private final Judge judge;

    SeedWalks(Setting<M> setting) {
        this.setting = setting;
        this.seeds = setting.asked().seeds();
        this.steps = setting.asked().steps();
        this.alphabet = setting.workload().alphabet();
        this.walks = new Walks<>(setting, alphabet, Limits.of(Duration.ofSeconds(30)));
        this.judge = new Judge(setting.asked());
    }

    Stream<Invocation> invocations() {
        return LongStream.rangeClosed(seeds.first(), seeds.last())
                .mapToObj(seed -> new Invocation(setting.title() + ", seed " + seed, context -> play(seed, context)));
    }

    private Optional<ParityWalk> play(long seed, ExtensionContext context) throws Exception {
        // A single seed draws from the full alphabet, as ./lockstep run --seed does.
        List<CommandKind<M>> kinds = seeds.single() ? alphabet : Swarm.choose(new SeedTree(seed), alphabet);
        ParityWalk walk = walks.play(CommandStream.drawn(setting.workload(), seed, kinds, steps), "seed-" + seed);
        judge.require(walk);
        return Optional.of(walk);
    }

    @Override
    public void close() {
        walks.close();
    }
}
