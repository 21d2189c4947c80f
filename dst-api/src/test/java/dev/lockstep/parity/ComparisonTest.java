package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Outcome.Unsupported;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.Expectation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    private static final Query ALL =
            Operation.query("SELECT", List.of(new Column("slug", ValueKind.TEXT, "slug")), "FROM thing");
    private static final Mutate WRITE = Operation.mutate("DELETE FROM thing");

    private static final Row A = Row.of(Cell.text("a"));
    private static final Row B = Row.of(Cell.text("b"));

    private static final List<Outcome> ONE_OF_EACH_ANSWER =
            List.of(new Rows(List.of()), Done.UNCOUNTED, new Refused("BUSY", "", ""), new Unsupported("no"));

    @Test
    void outcomes_of_two_kinds_differ_whichever_they_are() {
        for (Outcome left : ONE_OF_EACH_ANSWER) {
            for (Outcome right : ONE_OF_EACH_ANSWER) {
                if (left != right) {
                    assertThat(arms(left, right))
                            .extracting(Difference::path, Difference::differenceClass)
                            .containsExactly(tuple(DifferencePath.OUTCOME, DifferenceClass.OUTCOME));
                }
            }
        }
    }

    @Test
    void the_rows_with_which_a_change_answers_are_compared_in_any_order() {
        Rows both = new Rows(List.of(A, B));

        assertThat(Comparison.ofArms(WRITE, "left", both, "right", new Rows(List.of(B, A))))
                .isEmpty();
        assertThat(Comparison.ofArms(WRITE, "left", both, "right", new Rows(List.of(A))))
                .hasSize(1);
        assertThat(Comparison.withModel(WRITE, Expectation.affects(2), "right", both))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void two_arms_that_break_alike_differ(Broken.Cause cause) {
        Outcome broken = Broken.of(cause, "gone");
        assertThat(arms(broken, broken)).extracting(Difference::path).containsExactly(DifferencePath.OUTCOME);
    }

    @Test
    void a_broken_arm_differs_from_each_answer_and_from_the_model() {
        Outcome broken = Broken.of(Broken.Cause.DIED, "gone");
        for (Outcome answer : ONE_OF_EACH_ANSWER) {
            assertThat(arms(answer, broken)).isNotEmpty();
            assertThat(arms(broken, answer)).isNotEmpty();
        }
        assertThat(model(Expectation.done(), broken)).isNotEmpty();
    }

    @Test
    void two_arms_that_both_lack_what_they_declared_differ() {
        assertThat(arms(new Unsupported("no"), new Unsupported("no"))).isNotEmpty();
        assertThat(model(Expectation.done(), new Unsupported("no"))).isNotEmpty();
    }

    @Test
    void counts_are_compared_where_both_sides_have_one() {
        assertThat(arms(Done.affecting(1), Done.affecting(2)))
                .extracting(Difference::path, Difference::expected, Difference::actual)
                .containsExactly(tuple(DifferencePath.COUNT, "1", "2"));
        assertThat(arms(Done.affecting(1), Done.affecting(1))).isEmpty();
        assertThat(arms(Done.affecting(1), Done.UNCOUNTED)).isEmpty();
        assertThat(arms(Done.UNCOUNTED, Done.affecting(1))).isEmpty();
        assertThat(model(Expectation.affects(1), Done.affecting(0))).isNotEmpty();
    }

    @Test
    void classes_of_refusals_are_compared_always_and_codes_where_both_sides_have_one() {
        Refused refused = new Refused("DUPLICATE", "23505", "said one");
        assertThat(arms(refused, new Refused("DUPLICATE", "23505", "said the other")))
                .isEmpty();
        assertThat(arms(refused, new Refused("DUPLICATE", "", ""))).isEmpty();
        assertThat(arms(refused, new Refused("DUPLICATE", "23506", "")))
                .extracting(Difference::path)
                .containsExactly(DifferencePath.CODE);
        assertThat(arms(refused, new Refused("REFERENCE", "23505", "")))
                .extracting(Difference::path)
                .containsExactly(DifferencePath.REFUSAL);
        assertThat(model(Expectation.refuses("REFERENCE"), refused))
                .extracting(Difference::path)
                .containsExactly(DifferencePath.REFUSAL);
    }

    @Test
    void facets_are_compared_where_both_sides_tell_them() {
        assertThat(arms(labelled("[SLUG]"), labelled("[NAME]")))
                .extracting(Difference::path, Difference::differenceClass)
                .containsExactly(tuple(DifferencePath.of(Facet.LABELS), DifferenceClass.VALUE));
        assertThat(arms(labelled("[SLUG]"), labelled("[SLUG]"))).isEmpty();
        assertThat(arms(labelled("[SLUG]"), new Rows(List.of(A)))).isEmpty();
    }

    @Test
    void a_facet_that_is_declared_and_not_told_is_missing() {
        Set<Facet> declared = EnumSet.of(Facet.COUNT, Facet.CODE, Facet.LABELS);

        assertThat(untold(Done.affecting(1), Done.UNCOUNTED, declared))
                .containsExactly(tuple("/count", DifferenceClass.MISSING, "\"1\""));
        assertThat(untold(new Refused("BUSY", "7", ""), new Refused("BUSY", "", ""), declared))
                .containsExactly(tuple("/code", DifferenceClass.MISSING, "\"7\""));
        assertThat(untold(labelled("[SLUG]"), new Rows(List.of(A)), declared))
                .containsExactly(tuple("/labels", DifferenceClass.MISSING, "\"[SLUG]\""));
        assertThat(untold(Done.affecting(1), Done.affecting(1), declared)).isEmpty();
        assertThat(untold(Done.affecting(1), Done.UNCOUNTED, Set.of())).isEmpty();
    }

    private static List<Tuple> untold(Outcome reference, Outcome actual, Set<Facet> declared) {
        return Comparison.untold("embedded", reference, "cli", actual, declared).stream()
                .map(missing -> tuple(missing.path().toString(), missing.differenceClass(), missing.expected()))
                .toList();
    }

    private static Rows labelled(String labels) {
        return new Rows(List.of(A), new TreeMap<>(Map.of(Facet.LABELS, labels)));
    }

    @Test
    void a_refusal_that_was_predicted_is_not_a_success_and_the_other_way_round() {
        assertThat(model(Expectation.refuses("DUPLICATE"), Done.affecting(1))).isNotEmpty();
        assertThat(model(Expectation.affects(1), new Refused("DUPLICATE", "", "")))
                .isNotEmpty();
    }

    @Test
    void the_model_is_compared_in_order_where_it_or_the_query_says_so() {
        Outcome turned = new Rows(List.of(B, A));
        assertThat(rows(Expectation.returns(List.of(A, B), false), turned)).isEmpty();
        assertThat(rows(Expectation.returns(List.of(A, B), true), turned))
                .extracting(Difference::differenceClass)
                .containsExactly(DifferenceClass.ORDER);
    }

    @Test
    void a_row_that_the_model_predicts_with_a_cell_too_many_differs() {
        Row wide = Row.of(Cell.text("a"), Cell.number(1));
        assertThat(rows(Expectation.returns(List.of(wide), false), new Rows(List.of(A))))
                .isNotEmpty();
        assertThat(rows(Expectation.returns(List.of(wide), true), new Rows(List.of(A))))
                .isNotEmpty();
    }

    @Test
    void cells_beyond_the_requested_columns_are_compared_too() {
        Row one = Row.of(Cell.text("a"), Cell.number(1));
        Row two = Row.of(Cell.text("a"), Cell.number(2));
        assertThat(rows(Expectation.returns(List.of(one), false), new Rows(List.of(two))))
                .extracting(Difference::path)
                .containsExactly(DifferencePath.row(0).column("1"));
    }

    private static List<Difference> arms(Outcome expected, Outcome actual) {
        return Comparison.ofArms(
                expected instanceof Rows && actual instanceof Rows ? ALL : WRITE, "left", expected, "right", actual);
    }

    private static List<Difference> model(Expectation expectation, Outcome actual) {
        return Comparison.withModel(WRITE, expectation, "arm", actual);
    }

    private static List<Difference> rows(Expectation expectation, Outcome actual) {
        return Comparison.withModel(ALL, expectation, "arm", actual);
    }
}
