package dev.lockstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.audit.Canary.Fate;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.shelf.Shelf;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private final Canary canary = new Canary();

    @Test
    void an_arm_that_loses_rows_is_found_and_nothing_else_is_said_of_it() {
        assertThat(canary.fate("other", walk(canary::in))).isEqualTo(Fate.SEEN);
        assertThat(canary.fired()).isPositive();
    }

    @Test
    void a_bug_that_fired_in_a_walk_without_a_finding_was_missed() {
        walk(canary::in);
        assertThat(canary.fate("other", walk(right -> right))).isEqualTo(Fate.MISSED);
    }

    @Test
    void a_finding_about_another_arm_is_not_the_canarys() {
        assertThat(canary.fate("third", walk(canary::in))).isEqualTo(Fate.MISSED);
    }

    @Test
    void a_walk_without_an_answer_of_the_wrong_arm_never_fired() {
        assertThat(canary.fate("other", walk(right -> right))).isEqualTo(Fate.NEVER_FIRED);
    }

    @Test
    void a_finding_without_the_bug_shows_nothing_about_the_bug() {
        assertThat(canary.fate("other", walk(new Canary()::in))).isEqualTo(Fate.LOST);
    }

    @Test
    void a_walk_that_could_not_be_recorded_shows_nothing() {
        assertThat(canary.fate("other", Optional.empty())).isEqualTo(Fate.LOST);
    }

    private static Optional<WalkResult> walk(UnaryOperator<BackendProvider> change) {
        ArmPlan right = Shelf.arm("right", backend -> backend);
        ArmPlan other = Shelf.arm("other", backend -> backend);
        try (PlayedWalk walk = WalkBuilder.of(new Shelf())
                .arm(right)
                .arm(ArmPlan.of("other", change.apply(other.provider()), other.engine()))
                .steps(20)
                .play()) {
            return Optional.of(walk.result());
        }
    }
}
