package dev.lockstep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BesideTest {

    @Test
    void a_few_rows_are_shown_whole() {
        assertThat(beside(texts("1", "2"), texts("1"))).isEqualTo(new Beside("('1') ('2')", "('1')"));
        assertThat(beside(texts(), texts("1"))).isEqualTo(new Beside("no rows", "('1')"));
    }

    @Test
    void of_many_rows_those_are_shown_that_the_other_answer_lacks() {
        List<Row> many = numbers(11);
        List<Row> changed = new ArrayList<>(many);
        changed.set(9, Row.texts("other"));
        assertThat(beside(many, changed))
                .isEqualTo(new Beside("beside 10 equal rows: ('9')", "beside 10 equal rows: ('other')"));
        assertThat(beside(many, many.subList(1, 11)))
                .isEqualTo(new Beside("beside 10 equal rows: ('0')", "beside 10 equal rows: no rows"));
        assertThat(beside(numbers(6), texts("a")).expected()).isEqualTo("('0') ('1') ('2') ('3') and 2 more");
    }

    @Test
    void the_same_rows_in_another_order_are_called_so() {
        assertThat(beside(texts("1", "2"), texts("2", "1")))
                .isEqualTo(new Beside("('1') ('2')", "('2') ('1'), the same rows in another order"));
        List<Row> swapped = new ArrayList<>(numbers(11));
        Collections.swap(swapped, 9, 10);
        assertThat(beside(numbers(11), swapped))
                .isEqualTo(new Beside(
                        "from row 10: ('9') ('10')", "from row 10: ('10') ('9'), the same rows in another order"));
    }

    @Test
    void languages_and_types_are_shown_where_they_make_the_difference() {
        Row english = Row.of(new Cell.Lexical("langString", "abc", "en"));
        Row french = Row.of(new Cell.Lexical("langString", "abc", "fr"));
        Row date = Row.of(Cell.lexical("urn:date", "abc"));
        assertThat(beside(List.of(english), List.of(french))).isEqualTo(new Beside("(abc@en)", "(abc@fr)"));
        assertThat(beside(List.of(english), List.of(date))).isEqualTo(new Beside("(abc@en)", "(abc of type urn:date)"));
        assertThat(beside(List.of(english), texts("x"))).isEqualTo(new Beside("(abc)", "('x')"));
    }

    @Test
    void a_long_value_is_cut_around_the_first_difference() {
        Beside beside = beside(texts("x".repeat(500) + "ONE"), texts("x".repeat(500) + "TWO"));
        assertThat(beside.expected()).contains("ONE").hasSizeLessThan(120);
        assertThat(beside.actual()).contains("TWO").hasSizeLessThan(120);
    }

    @Test
    void answers_of_two_kinds_are_shown_as_they_are() {
        assertThat(Beside.of(Optional.of(Outcome.Done.affecting(1)), Optional.empty()))
                .isEqualTo(new Beside("done, count 1", "no answer"));
    }

    private static Beside beside(List<Row> expected, List<Row> actual) {
        return Beside.of(Optional.of(new Outcome.Rows(expected)), Optional.of(new Outcome.Rows(actual)));
    }

    private static List<Row> texts(String... values) {
        return Arrays.stream(values).map(Row::texts).toList();
    }

    private static List<Row> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> Row.texts("" + i)).toList();
    }
}
