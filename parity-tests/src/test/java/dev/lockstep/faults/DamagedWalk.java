package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Walks of H2 over a plain arm and a maintained one, for workloads whose statements nobody has modelled. The damage is
 * in the maintained arm, and only the plain arm shows it.
 */
record DamagedWalk(String workload, int seeds, long steps) {

    /** Walks until the damage is seen. A later statement may undo some harm before it is read. */
    void mustShow(Damage damage) throws Exception {
        long fired = 0;
        String unseen = "";
        for (long seed = 1; seed <= seeds; seed++) {
            AtomicLong done = new AtomicLong();
            try (PlayedWalk walk = walk(seed, Optional.of(damage), done)) {
                fired += done.get();
                if (done.get() > 0 && walk.result().verdict() == Verdict.DIVERGED) {
                    return;
                }
                unseen += " seed %d: %s".formatted(seed, walk.result().detail());
            }
        }
        assertThat(fired).as("how often it was done in %d walks", seeds).isPositive();
        fail("done %d times, and never seen:%s", fired, unseen);
    }

    /** Whether the walk of this seed has a finding without damage. */
    boolean showsWithout(long seed) throws Exception {
        try (PlayedWalk walk = walk(seed, Optional.empty(), new AtomicLong())) {
            return walk.result().verdict() == Verdict.DIVERGED;
        }
    }

    /** Whether the walk of this seed shows the damage. */
    boolean shows(Damage damage, long seed) throws Exception {
        AtomicLong done = new AtomicLong();
        try (PlayedWalk walk = walk(seed, Optional.of(damage), done)) {
            return done.get() > 0 && walk.result().verdict() == Verdict.DIVERGED;
        }
    }

    /** Walks without damage, and demands that there is no finding. */
    void mustAgree(long seed) throws Exception {
        try (PlayedWalk walk = walk(seed, Optional.empty(), new AtomicLong())) {
            assertThat(walk.result().findings()).as(walk.result().detail()).isEmpty();
            assertThat(walk.result().steps()).isEqualTo(steps);
        }
    }

    private PlayedWalk walk(long seed, Optional<Damage> damage, AtomicLong done) throws ArmUnavailableException {
        Catalogue catalogue = Plugins.catalogue(List.of());
        Lineup lineup = Lineup.assemble(
                catalogue,
                catalogue.system("h2"),
                ArmSpec.parseList(List.of("embedded~plain", "embedded")),
                Optional.empty(),
                Map.of());
        return played(catalogue.workload(catalogue.system("h2"), Optional.of(workload)), seed, lineup, damage, done);
    }

    private <M> PlayedWalk played(
            Workload<M> commands, long seed, Lineup lineup, Optional<Damage> damage, AtomicLong done) {
        WalkBuilder<M> builder =
                WalkBuilder.of(commands).seed(seed).steps(steps).reference(lineup.reference());
        for (ArmPlan arm : lineup.arms()) {
            boolean damaged = damage.isPresent() && !arm.name().equals(lineup.reference());
            builder.arm(
                    damaged
                            ? new ArmPlan(
                                    arm.name(),
                                    damaged(arm.provider(), damage.get(), done),
                                    arm.engine(),
                                    arm.client(),
                                    arm.settings())
                            : arm);
        }
        return builder.play();
    }

    private static WrongProvider damaged(BackendProvider provider, Damage damage, AtomicLong done) {
        return new WrongProvider(provider, (operation, arm) -> {
            if (operation.kind() != damage.at()) {
                return arm.apply(operation);
            }
            return damage.harm(arm, arm.apply(damage.asked(operation, arm, done)), done);
        });
    }
}
