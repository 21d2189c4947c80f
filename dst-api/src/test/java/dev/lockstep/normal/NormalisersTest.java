package dev.lockstep.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NormalisersTest {

    private static final Query QUERY = Operation.query(
            "SELECT",
            List.of(new Column("slug", ValueKind.TEXT, "slug"), new Column("id", ValueKind.NUMBER, "id")),
            "FROM thing");

    private static final Normaliser MASKED_ID = new MaskedColumns("ids", "drawn by the system", Set.of("id"));

    @Test
    void a_masked_column_hides_which_value_it_holds() {
        assertThat(masked(Cell.number(1))).isEqualTo(masked(Cell.number(2)));
    }

    @Test
    void a_masked_column_still_shows_that_there_is_no_value() {
        assertThat(masked(Cell.number(1))).isNotEqualTo(masked(Cell.NULL));
    }

    @Test
    void a_masked_column_still_shows_the_type_of_the_value() {
        assertThat(masked(Cell.number(1))).isNotEqualTo(masked(Cell.text("1")));
        assertThat(masked(Cell.lexical("date", "1"))).isNotEqualTo(masked(Cell.lexical("time", "1")));
    }

    @Test
    void masking_a_column_hides_neither_its_neighbours_nor_the_number_of_rows() {
        assertThat(rows(Row.of(Cell.text("a"), Cell.number(1))))
                .isNotEqualTo(rows(Row.of(Cell.text("b"), Cell.number(1))));
        assertThat(rows(Row.of(Cell.text("a"), Cell.number(1))))
                .isNotEqualTo(rows(Row.of(Cell.text("a"), Cell.number(1)), Row.of(Cell.text("a"), Cell.number(1))));
    }

    @Test
    void masking_twice_is_masking_once() {
        Outcome once = rows(Row.of(Cell.text("a"), Cell.number(1)));
        assertThat(MASKED_ID.normalise(QUERY, once)).isEqualTo(once);
    }

    @Test
    void rows_of_a_backup_are_masked_like_rows_of_a_query() {
        Outcome.Rows truth = new Rows(List.of(Row.of(Cell.text("a"), Cell.number(1))));
        assertThat(MASKED_ID.normalise(Operation.backup(QUERY), truth)).isEqualTo(MASKED_ID.normalise(QUERY, truth));
    }

    @Test
    void a_hit_is_counted_where_something_was_hidden_and_nowhere_else() {
        Normalisers normalisers = new Normalisers(List.of(MASKED_ID));
        normalisers.normalise(QUERY, new Rows(List.of(Row.of(Cell.text("a"), Cell.number(1)))));
        normalisers.normalise(QUERY, new Rows(List.of(Row.of(Cell.text("a"), Cell.NULL))));
        normalisers.normalise(QUERY, new Rows(List.of()));
        assertThat(normalisers.hits()).containsEntry("ids", 1L).hasSize(1);
    }

    @Test
    void no_normaliser_can_turn_a_broken_arm_into_an_answer() {
        Normalisers swallowing = new Normalisers(List.of(all(outcome -> Outcome.Done.UNCOUNTED)));
        Outcome broken = Broken.of(Broken.Cause.DIED, "gone");
        Outcome unsupported = new Outcome.Unsupported("not here");
        assertThat(swallowing.normalise(QUERY, broken)).isEqualTo(broken);
        assertThat(swallowing.normalise(QUERY, unsupported)).isEqualTo(unsupported);
        assertThat(swallowing.hits()).containsEntry("all", 0L);
    }

    @Test
    void a_normaliser_that_makes_rows_of_a_refusal_is_an_error() {
        Normalisers swallowing = new Normalisers(List.of(all(outcome -> new Rows(List.of()))));
        assertThatThrownBy(() -> swallowing.normalise(QUERY, new Refused("SYNTAX", "42001", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the normaliser all turned Refused into Rows; a normaliser may change the contents of an"
                        + " outcome, but not its kind");
    }

    private static Outcome masked(Cell id) {
        return rows(Row.of(Cell.text("a"), id));
    }

    private static Outcome rows(Row... rows) {
        return MASKED_ID.normalise(QUERY, new Rows(List.of(rows)));
    }

    private static Normaliser all(UnaryOperator<Outcome> change) {
        return new Normaliser() {
            @Override
            public String id() {
                return "all";
            }

            @Override
            public String reason() {
                return "none";
            }

            @Override
            public Outcome normalise(Operation operation, Outcome outcome) {
                return change.apply(outcome);
            }
        };
    }
}
