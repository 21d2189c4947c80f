package dev.lockstep.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A history shows something only if its actors really met, and only what was answered counts. */
class HistoryVerdictTest {

    @Test
    void an_act_and_a_change_of_the_same_object_meet() {
        Histories met = new Histories()
                .done(0, new Act.Add("c1"), 1, 4)
                .told(1, "c1", "0", 2, 3)
                .told(Invocation.WITNESS, "c1", "1", 5, 6);

        HistoryVerdict verdict = HistoryVerdict.of(met.all(), Isolation.READ_COMMITTED);

        assertThat(verdict.overlaps()).isEqualTo(1);
        assertThat(verdict.holes()).isEmpty();
        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void two_reads_or_two_objects_or_a_refused_act_meet_nobody() {
        Histories apart = new Histories()
                .told(0, "c1", "0", 1, 4)
                .told(1, "c1", "0", 2, 3)
                .done(0, new Act.Add("c1"), 5, 8)
                .done(1, new Act.Add("c2"), 6, 7)
                .done(0, new Act.Put("s1", 1), 9, 12)
                .with(1, new Act.Put("s1", 2), 10, 11, new Reply.Refused("BUSY"));

        HistoryVerdict verdict = HistoryVerdict.of(apart.all(), Isolation.READ_COMMITTED);

        assertThat(verdict.overlaps()).isZero();
        assertThat(verdict.holes()).singleElement().asString().startsWith("no two actors met");
    }

    @Test
    void transactions_of_which_none_was_committed_show_nothing() {
        Histories undone = new Histories()
                .done(0, new Act.Add("c1"), 1, 4)
                .done(1, new Act.Add("c1"), 2, 3)
                .done(0, new Act.Begin(), 5, 6)
                .done(0, new Act.Append("l1", 1), 7, 8)
                .with(0, new Act.Commit(), 9, 10, new Reply.Refused("BUSY"));

        assertThat(HistoryVerdict.of(undone.all(), Isolation.READ_COMMITTED).holes())
                .singleElement()
                .asString()
                .startsWith("no transaction");
    }

    @Test
    void without_transactions_a_list_must_be_as_new_as_the_last_append() {
        Histories stale = new Histories().done(0, new Act.Append("l1", 1), 1, 2).told(1, "l1", "", 3, 4);

        assertThat(HistoryVerdict.of(stale.all(), Isolation.SERIALIZABLE).violations())
                .singleElement()
                .asString()
                .startsWith("l1: no order of the acts explains");
    }

    @Test
    void what_the_witness_may_not_read_is_a_finding() {
        Histories refused =
                new Histories().with(Invocation.WITNESS, new Act.Read("r1"), 1, 2, new Reply.Refused("BUSY"));

        assertThat(HistoryVerdict.of(refused.all(), Isolation.SERIALIZABLE).violations())
                .singleElement()
                .asString()
                .startsWith("what is left cannot be read");
    }

    @Test
    void a_loss_from_a_list_to_which_an_undone_transaction_had_appended_is_known_and_no_other_is() {
        Histories undone = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .done(0, new Act.Append("l1", 1), 3, 4)
                .done(0, new Act.Rollback(), 5, 8)
                .done(1, new Act.Append("l1", 2), 6, 7)
                .done(1, new Act.Append("l2", 3), 9, 10)
                .told(Invocation.WITNESS, "l1", "", 11, 12)
                .told(Invocation.WITNESS, "l2", "", 13, 14);

        HistoryVerdict verdict = HistoryVerdict.of(undone.all(), Isolation.READ_COMMITTED, Optional.of("a page"));

        assertThat(verdict.known())
                .singleElement()
                .asString()
                .startsWith("a page: lost update")
                .contains("2 to l1");
        assertThat(verdict.violations()).singleElement().asString().contains("3 to l2");
        assertThat(HistoryVerdict.of(undone.all(), Isolation.READ_COMMITTED).violations())
                .hasSize(2);
    }

    @Test
    void an_append_that_its_own_transaction_does_not_see_is_known_only_beside_an_undone_transaction() {
        Histories beside = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .done(0, new Act.Append("l1", 1), 3, 4)
                .done(1, new Act.Begin(), 5, 6)
                .done(1, new Act.Append("l1", 2), 7, 8)
                .done(0, new Act.Rollback(), 9, 10)
                .done(1, new Act.Append("l1", 3), 11, 12)
                .told(1, "l1", "3", 13, 14);
        Histories alone = new Histories()
                .done(1, new Act.Begin(), 5, 6)
                .done(1, new Act.Append("l1", 2), 7, 8)
                .done(1, new Act.Append("l1", 3), 11, 12)
                .told(1, "l1", "3", 13, 14);

        assertThat(HistoryVerdict.of(beside.all(), Isolation.READ_COMMITTED, Optional.of("a page"))
                        .known())
                .singleElement()
                .asString()
                .contains("does not see its own appends");
        assertThat(HistoryVerdict.of(alone.all(), Isolation.READ_COMMITTED, Optional.of("a page"))
                        .known())
                .isEmpty();
    }

    @Test
    void a_loss_before_or_after_the_undone_transaction_is_not_known() {
        Histories before = new Histories()
                .done(1, new Act.Append("l1", 2), 1, 2)
                .done(0, new Act.Begin(), 3, 4)
                .done(0, new Act.Append("l1", 1), 5, 6)
                .done(0, new Act.Rollback(), 7, 8)
                .told(Invocation.WITNESS, "l1", "", 11, 12);
        Histories after = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .done(0, new Act.Append("l1", 1), 3, 4)
                .done(0, new Act.Rollback(), 5, 6)
                .done(1, new Act.Append("l1", 2), 7, 8)
                .told(Invocation.WITNESS, "l1", "", 11, 12);

        for (Histories apart : List.of(before, after)) {
            HistoryVerdict verdict = HistoryVerdict.of(apart.all(), Isolation.READ_COMMITTED, Optional.of("a page"));
            assertThat(verdict.known()).isEmpty();
            assertThat(verdict.violations()).singleElement().asString().contains("lost update");
        }
    }

    @Test
    void what_was_read_before_and_is_lost_is_known_if_all_of_it_was_appended_beside_an_undone_transaction() {
        Histories undone = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .done(0, new Act.Append("l1", 1), 3, 4)
                .done(0, new Act.Rollback(), 5, 12)
                .done(1, new Act.Append("l1", 2), 6, 7)
                .told(1, "l1", "2", 8, 9)
                .told(Invocation.WITNESS, "l1", "", 13, 14);

        assertThat(HistoryVerdict.of(undone.all(), Isolation.READ_COMMITTED, Optional.of("a page"))
                        .violations())
                .isEmpty();
    }
}
