package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalBlankNodesTest {

    private static final Operation QUERY = Operation.query(
            "SELECT",
            List.of(new Column("a", ValueKind.LEXICAL, "?a"), new Column("k", ValueKind.TEXT, "?k")),
            "WHERE { ?a ?p ?k }");

    private final CanonicalBlankNodes normaliser = new CanonicalBlankNodes();

    @Test
    void results_that_differ_in_labels_only_are_made_equal_whatever_the_order_of_their_rows() {
        Outcome one = rows(row("x", "1"), row("y", "2"), row("x", "3"));
        Outcome other = rows(row("q", "3"), row("p", "2"), row("q", "1"));

        assertThat(multiset(normalised(one))).isEqualTo(multiset(normalised(other)));
    }

    @Test
    void it_stays_visible_which_cells_hold_the_same_node() {
        Outcome shared = rows(row("x", "1"), row("x", "2"));
        Outcome apart = rows(row("x", "1"), row("y", "2"));

        assertThat(normalised(shared)).isNotEqualTo(normalised(apart));
    }

    @Test
    void a_node_lost_or_turned_into_something_else_stays_visible() {
        assertThat(normalised(rows(row("x", "1")))).isNotEqualTo(normalised(rows()));
        assertThat(normalised(rows(row("x", "1"))))
                .isNotEqualTo(normalised(rows(Row.of(Cell.lexical(Term.IRI, "b0"), Cell.text("1")))));
    }

    @Test
    void it_is_idempotent_and_leaves_other_outcomes_alone() {
        Outcome once = normalised(rows(row("z", "2"), row("y", "1")));

        assertThat(normalised(once)).isEqualTo(once);
        assertThat(normalised(Outcome.Done.UNCOUNTED)).isSameAs(Outcome.Done.UNCOUNTED);
    }

    private Outcome normalised(Outcome outcome) {
        return normaliser.normalise(QUERY, outcome);
    }

    private static List<String> multiset(Outcome outcome) {
        return ((Outcome.Rows) outcome)
                .rows().stream().map(Row::toString).sorted().toList();
    }

    private static Outcome rows(Row... rows) {
        return new Outcome.Rows(List.of(rows));
    }

    private static Row row(String label, String key) {
        return Row.of(Cell.lexical(Term.BLANK, label), Cell.text(key));
    }
}
