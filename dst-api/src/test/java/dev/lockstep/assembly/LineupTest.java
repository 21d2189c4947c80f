package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.parity.ArmPlan;
import dev.lockstep.shelf.Shelf;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LineupTest {

    @Test
    void the_second_opening_of_the_reference_is_a_flag_and_takes_no_other_arms_name() {
        Lineup lineup = new Lineup(
                Shelf.SYSTEM,
                List.of(
                        Shelf.arm("embedded", UnaryOperator.identity()),
                        Shelf.arm("embedded-again", UnaryOperator.identity())),
                "embedded");

        List<ArmPlan> twice = lineup.withReferenceTwice().arms();

        assertThat(twice)
                .extracting(ArmPlan::name)
                .containsExactly("embedded", "embedded-again", "embedded-again-again");
        assertThat(twice).extracting(ArmPlan::twin).containsExactly(false, false, true);
    }
}
