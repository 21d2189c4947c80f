package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nobody predicts the outcome, so the arms are compared with each other. */
class AgreementTest {

    private static final Operation.Ask ASK = Operation.orderedAsk("all");
    private static final Outcome ONE = rows("1");
    private static final Outcome TWO = rows("2");
    private static final Outcome BROKEN = Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone");
    private static final Outcome NOT_OFFERED = new Outcome.Unsupported("not here");

    @Test
    void any_outcome_is_right_if_the_arms_agree() {
        assertThat(differences(ONE, ONE, ONE)).isEmpty();
        Outcome refused = new Outcome.Refused("NOT_FOUND", "42102", "no table");
        assertThat(differences(refused, refused, refused)).isEmpty();
        assertThat(differences(Outcome.Done.affecting(3), Outcome.Done.affecting(3), Outcome.Done.affecting(3)))
                .isEmpty();
    }

    @Test
    void an_arm_that_answers_otherwise_differs_from_the_reference() {
        assertThat(differences(ONE, TWO, ONE))
                .extracting(
                        difference -> difference.reference() + " " + difference.deviating() + " " + difference.path())
                .containsExactly("a b /rows/0/c1");
    }

    @Test
    void rows_of_another_width_differ() {
        Outcome wide = new Outcome.Rows(List.of(Row.of(Cell.text("1"), Cell.NULL)));
        assertThat(differences(ONE, wide, ONE)).hasSize(1);
    }

    @Test
    void arms_that_break_alike_do_not_agree() {
        assertThat(differences(BROKEN, BROKEN, BROKEN)).isNotEmpty();
        assertThat(differences(BROKEN, NOT_OFFERED, NOT_OFFERED)).isNotEmpty();
    }

    @Test
    void the_others_are_compared_with_each_other_where_the_reference_does_not_offer_the_operation() {
        assertThat(differences(NOT_OFFERED, ONE, ONE)).isEmpty();
        assertThat(differences(NOT_OFFERED, ONE, TWO))
                .extracting(difference -> difference.reference() + " " + difference.deviating())
                .containsExactly("b c");
    }

    @Test
    void an_answer_exercises_a_command_if_it_shows_something() {
        Expectation agrees = Expectation.agrees();
        assertThat(agrees.isExercisedBy(ONE)).isTrue();
        assertThat(agrees.isExercisedBy(Outcome.Done.UNCOUNTED)).isTrue();
        assertThat(agrees.isExercisedBy(new Outcome.Rows(List.of()))).isFalse();
        assertThat(agrees.isExercisedBy(new Outcome.Refused("NOT_FOUND", "42102", "no table")))
                .isFalse();
    }

    private static Outcome rows(String value) {
        return new Outcome.Rows(List.of(Row.of(Cell.text(value))));
    }

    private static List<Difference> differences(Outcome a, Outcome b, Outcome c) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>(Map.of("a", a, "b", b, "c", c));
        SortedMap<String, Support> support = new TreeMap<>();
        outcomes.forEach((arm, outcome) ->
                support.put(arm, outcome == NOT_OFFERED ? Support.unsupported("not here") : Support.OFFERED));
        return new Judgement("a", Set.of(), List.of())
                .differences(
                        ASK,
                        Expectation.agrees(),
                        support,
                        Map.of("a", Set.of(), "b", Set.of(), "c", Set.of()),
                        outcomes);
    }
}
