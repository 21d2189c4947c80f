package dev.lockstep.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactedTest {

    private static final Operation.Query UNORDERED = Operation.query("SELECT", List.of(Column.text("k")), "");
    private static final Operation.Query ORDERED = Operation.orderedQuery("SELECT", List.of(Column.text("k")), "");
    private static final Operation WRITE = Operation.mutate("DELETE");

    @Test
    void an_answer_has_a_row_for_each_operation_also_after_a_refused_one() throws Exception {
        Outcome answer = answered(
                Operation.committed(WRITE, WRITE, WRITE),
                Outcome.Done.affecting(2),
                new Outcome.Refused("DUPLICATE", "23505", "a key"),
                Outcome.Done.UNCOUNTED);

        assertThat(answer)
                .isEqualTo(new Outcome.Rows(
                        List.of(Transacted.affected(2), Transacted.refused("DUPLICATE"), Transacted.done())));
    }

    @Test
    void the_rows_of_a_query_are_one_text_and_their_order_counts_only_if_the_query_has_one() throws Exception {
        Outcome.Rows forwards = new Outcome.Rows(List.of(Row.texts("a"), Row.texts("b")));
        Outcome.Rows backwards = new Outcome.Rows(List.of(Row.texts("b"), Row.texts("a")));

        assertThat(answered(Operation.committed(UNORDERED), forwards))
                .isEqualTo(answered(Operation.committed(UNORDERED), backwards));
        assertThat(answered(Operation.committed(ORDERED), forwards))
                .isNotEqualTo(answered(Operation.committed(ORDERED), backwards))
                .isEqualTo(new Outcome.Rows(List.of(Transacted.returned(forwards.rows(), true))));
    }

    @Test
    void texts_of_an_answer_cannot_look_like_several_rows() {
        assertThat(Transacted.returned(List.of(Row.texts("a\"], [\"b")), false))
                .isNotEqualTo(Transacted.returned(List.of(Row.texts("a"), Row.texts("b")), false));
    }

    @Test
    void an_outcome_that_is_no_answer_is_the_outcome_of_the_whole_and_ends_it() throws Exception {
        Outcome died = Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone");

        assertThat(answered(Operation.committed(WRITE, WRITE), died)).isSameAs(died);
    }

    @Test
    void an_answer_has_the_declared_shape() {
        assertThat(List.of(Transacted.done(), Transacted.affected(1), Transacted.refused("CHECK")))
                .allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(Transacted.SHAPE.columns()));
    }

    @Test
    void maintenance_cannot_be_part_of_a_session_or_of_a_transaction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.inSession("a", Operation.reopen()))
                .withMessage("REOPEN cannot be done in a session; put a statement, a query or a call there");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.committed(Operation.committed(WRITE)))
                .withMessageStartingWith("TRANSACTION cannot be done in a transaction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.committed())
                .withMessageContaining("give it at least one");
    }

    @Test
    void a_name_that_would_need_quotes_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.inSession("A 1", WRITE))
                .withMessage("the session 'A 1' is not a word in lower case;"
                        + " name it with letters from a to z and digits");
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionAction.Savepoint(""));
    }

    private static Outcome answered(Operation.Transaction transaction, Outcome... outcomes) throws Exception {
        List<Outcome> all = new ArrayList<>(List.of(outcomes));
        Iterator<Outcome> next = all.iterator();
        return Transacted.answer(transaction, operation -> next.next());
    }
}
