package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowComparisonTest {

    private static final Row ANN = person("ann", 30);
    private static final Row BOB = person("bob", 40);
    private static final Row CID = person("cid", 50);

    @Test
    void equal_answers_have_no_difference() {
        assertThat(unordered(List.of(ANN, BOB), List.of(BOB, ANN))).isEmpty();
        assertThat(ordered(List.of(ANN, BOB), List.of(ANN, BOB))).isEmpty();
    }

    @Test
    void a_changed_cell_is_reported_by_its_row_and_column() {
        assertThat(unordered(List.of(ANN, BOB), List.of(person("bob", 41), ANN)))
                .containsExactly(new Difference(
                        DifferencePath.row(1).column("age"), DifferenceClass.VALUE, "a", "b", "40", "41"));
    }

    @Test
    void a_text_that_looks_like_the_number_differs_by_type() {
        assertThat(unordered(List.of(ANN), List.of(Row.of(Cell.text("ann"), Cell.text("30")))))
                .containsExactly(new Difference(
                        DifferencePath.row(0).column("age"), DifferenceClass.TYPE, "a", "b", "30", "\"30\""));
    }

    @Test
    void null_and_the_empty_text_differ_by_type() {
        assertThat(unordered(
                        List.of(Row.of(Cell.text("x"), Cell.NULL)), List.of(Row.of(Cell.text("x"), Cell.text("")))))
                .extracting(Difference::differenceClass)
                .containsExactly(DifferenceClass.TYPE);
    }

    @Test
    void an_absent_row_is_missing_and_an_additional_row_is_extra() {
        assertThat(unordered(List.of(ANN, BOB), List.of(BOB)))
                .extracting(Difference::path, Difference::differenceClass)
                .containsExactly(tuple(DifferencePath.row(0), DifferenceClass.MISSING));
        assertThat(unordered(List.of(BOB), List.of(CID, BOB)))
                .extracting(Difference::path, Difference::differenceClass)
                .containsExactly(tuple(DifferencePath.row(1), DifferenceClass.EXTRA));
    }

    @Test
    void a_row_that_came_twice_is_extra_once() {
        assertThat(unordered(List.of(ANN, BOB), List.of(ANN, BOB, ANN)))
                .extracting(Difference::differenceClass)
                .containsExactly(DifferenceClass.EXTRA);
    }

    @Test
    void another_multiplicity_of_the_same_number_of_rows_is_seen() {
        assertThat(unordered(List.of(ANN, ANN, BOB), List.of(ANN, BOB, BOB))).isNotEmpty();
    }

    @Test
    void the_same_rows_in_another_order_differ_by_order_alone() {
        assertThat(ordered(List.of(ANN, BOB), List.of(BOB, ANN)))
                .extracting(Difference::path, Difference::differenceClass)
                .containsExactly(tuple(DifferencePath.ROWS, DifferenceClass.ORDER));
    }

    @Test
    void long_values_are_shown_where_they_part() {
        String left = "x".repeat(200_000) + "left";
        String right = "x".repeat(200_000) + "right";
        Difference difference = unordered(
                        List.of(Row.of(Cell.text("k"), Cell.text(left))),
                        List.of(Row.of(Cell.text("k"), Cell.text(right))))
                .get(0);
        assertThat(difference.expected()).contains("xleft").hasSizeLessThan(800);
        assertThat(difference.actual()).contains("xright").hasSizeLessThan(800);
    }

    private static List<Difference> unordered(List<Row> expected, List<Row> actual) {
        return new RowComparison(new Sides("a", "b"), shape(false)).compare(expected, actual);
    }

    private static List<Difference> ordered(List<Row> expected, List<Row> actual) {
        return new RowComparison(new Sides("a", "b"), shape(true)).compare(expected, actual);
    }

    private static RowShape shape(boolean ordered) {
        return new RowShape(List.of(Column.text("name"), Column.number("age")), ordered);
    }

    private static Row person(String name, long age) {
        return Row.of(Cell.text(name), Cell.number(age));
    }
}
