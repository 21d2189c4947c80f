package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bugs of maintenance and of sessions, which every maintained arm may have alike. Nobody has modelled the statements of
 * the scripts, so only the plain arm shows the bug.
 */
class ScriptFaultTest {

    private static final int SEEDS = 4;
    private static final long STEPS = 120;

    /** The bugs. Each fires only where its statement finds something to damage. */
    enum Damage {
        REOPEN_LOSES_A_VIEW(OperationKind.REOPEN, "DROP VIEW cheap"),
        OPTIMIZE_ROUNDS_A_PRICE(
                OperationKind.OPTIMIZE, "UPDATE book SET price = FLOOR(price) WHERE price <> FLOOR(price)"),
        REPAIR_LOSES_AN_INDEX(OperationKind.REPAIR, "DROP INDEX by_name"),
        REOPEN_CUTS_A_LONG_TEXT(
                OperationKind.REOPEN, "UPDATE large SET c = LEFT(c, 65536) WHERE CHAR_LENGTH(c) > 65536"),
        OPTIMIZE_LOSES_A_CHECK(OperationKind.OPTIMIZE, "ALTER TABLE thing DROP CONSTRAINT small"),
        SESSION_SHOWS_A_ROW_LESS(OperationKind.SESSION, "");

        private final OperationKind at;
        private final String statement;

        Damage(OperationKind at, String statement) {
            this.at = at;
            this.statement = statement;
        }
    }

    @ParameterizedTest
    @EnumSource
    void damage_that_nobody_has_modelled_is_seen_whenever_it_is_done(Damage damage) throws Exception {
        long fired = 0;
        for (long seed = 1; seed <= SEEDS && fired == 0; seed++) {
            AtomicLong done = new AtomicLong();
            try (PlayedWalk walk = walk(seed, Optional.of(damage), done)) {
                fired = done.get();
                if (fired > 0) {
                    assertThat(walk.result().verdict())
                            .as(
                                    "%s with seed %d: %s",
                                    damage, seed, walk.result().detail())
                            .isEqualTo(Verdict.DIVERGED);
                }
            }
        }
        assertThat(fired).as("how often it was done in %d walks", SEEDS).isPositive();
    }

    @Test
    void without_damage_there_is_no_difference() throws Exception {
        try (PlayedWalk walk = walk(1, Optional.empty(), new AtomicLong())) {
            assertThat(walk.result().findings()).as(walk.result().detail()).isEmpty();
        }
    }

    private static PlayedWalk walk(long seed, Optional<Damage> damage, AtomicLong done) throws ArmUnavailableException {
        Catalogue catalogue = Plugins.catalogue(List.of());
        Workload<?> workload = catalogue.workload(catalogue.system("h2"), Optional.of(ScriptWorkload.NAME));
        Lineup lineup = Lineup.assemble(
                catalogue,
                catalogue.system("h2"),
                ArmSpec.parseList(List.of("embedded~plain", "embedded")),
                Optional.empty(),
                Map.of());
        return played(workload, seed, lineup, damage, done);
    }

    private static <M> PlayedWalk played(
            Workload<M> workload, long seed, Lineup lineup, Optional<Damage> damage, AtomicLong done) {
        WalkBuilder<M> builder =
                WalkBuilder.of(workload).seed(seed).steps(STEPS).reference(lineup.reference());
        for (ArmPlan arm : lineup.arms()) {
            boolean damaged = damage.isPresent() && !arm.name().equals(lineup.reference());
            builder.arm(
                    damaged
                            ? new ArmPlan(
                                    arm.name(),
                                    new Damaged(arm.provider(), damage.get(), done),
                                    arm.engine(),
                                    arm.client(),
                                    arm.settings())
                            : arm);
        }
        return builder.play();
    }

    private record Damaged(BackendProvider provider, Damage damage, AtomicLong done) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new DamagedArm(provider.open(context), damage, done);
        }
    }

    private record DamagedArm(Backend backend, Damage damage, AtomicLong done) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            Outcome outcome = backend.apply(operation);
            if (operation.kind() != damage.at) {
                return outcome;
            }
            if (damage.statement.isEmpty()) {
                return cut(outcome);
            }
            Outcome damaged = backend.apply(Operation.mutate(damage.statement));
            boolean dropped = damage.statement.contains("DROP");
            if (damaged instanceof Outcome.Done changed
                    && (dropped || changed.count().orElse(0) > 0)) {
                done.incrementAndGet();
            }
            return outcome;
        }

        private Outcome cut(Outcome outcome) {
            if (!(outcome instanceof Outcome.Rows rows) || rows.rows().isEmpty()) {
                return outcome;
            }
            done.incrementAndGet();
            return rows.with(rows.rows().subList(1, rows.rows().size()));
        }
    }
}
