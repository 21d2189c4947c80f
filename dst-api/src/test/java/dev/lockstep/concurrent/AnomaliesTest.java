package dev.lockstep.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each anomaly as the shortest history that shows it, and the levels that exclude it. */
class AnomaliesTest {

    @Test
    void transactions_one_after_the_other_show_nothing() {
        Histories right = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .told(0, "l1", "", 3, 4)
                .done(0, new Act.Append("l1", 1), 5, 6)
                .told(0, "l1", "1", 7, 8)
                .done(0, new Act.Commit(), 9, 10)
                .done(1, new Act.Append("l1", 2), 11, 12)
                .told(Invocation.WITNESS, "l1", "1,2", 13, 14);

        assertThat(Anomalies.in(right.all(), Isolation.SERIALIZABLE).all()).isEmpty();
    }

    @Test
    void what_was_undone_must_not_be_read() {
        assertExcluded(
                Isolation.READ_COMMITTED,
                "dirty read (G1a)",
                new Histories()
                        .done(0, new Act.Begin(), 1, 2)
                        .done(0, new Act.Append("l1", 1), 3, 4)
                        .told(1, "l1", "1", 5, 6)
                        .done(0, new Act.Rollback(), 7, 8));
    }

    @Test
    void the_middle_of_a_transaction_must_not_be_read() {
        assertExcluded(
                Isolation.READ_COMMITTED,
                "dirty read (G1b)",
                new Histories()
                        .done(0, new Act.Begin(), 1, 2)
                        .done(0, new Act.Append("l1", 1), 3, 4)
                        .told(1, "l1", "1", 5, 6)
                        .done(0, new Act.Append("l1", 2), 7, 8)
                        .done(0, new Act.Commit(), 9, 10)
                        .told(Invocation.WITNESS, "l1", "1,2", 11, 12));
    }

    @Test
    void what_was_committed_must_be_there() {
        assertExcluded(
                Isolation.READ_COMMITTED,
                "lost update",
                new Histories()
                        .done(0, new Act.Append("l1", 1), 1, 4)
                        .done(1, new Act.Append("l1", 2), 2, 3)
                        .told(Invocation.WITNESS, "l1", "2", 5, 6));
    }

    @Test
    void what_was_committed_and_read_once_must_still_be_there_at_the_end() {
        Histories lost = new Histories()
                .done(0, new Act.Append("l1", 1), 1, 2)
                .done(1, new Act.Append("l1", 2), 3, 4)
                .told(0, "l1", "1,2", 5, 6)
                .told(Invocation.WITNESS, "l1", "1", 7, 8);

        assertExcluded(Isolation.READ_COMMITTED, "appended 2 to l1, and it is not there", lost);
        assertExcluded(Isolation.READ_COMMITTED, "l1 has lost what was read before: [1, 2], and [1]", lost);
    }

    @Test
    void a_value_that_is_no_list_is_a_finding() {
        for (String damaged : List.of("1,,2", "1,", "no LIST: two rows")) {
            assertExcluded(
                    Isolation.READ_COMMITTED,
                    "l1 is no list: the witness read it as '" + damaged + "'",
                    new Histories()
                            .done(0, new Act.Append("l1", 1), 1, 2)
                            .told(Invocation.WITNESS, "l1", damaged, 3, 4));
        }
    }

    @Test
    void a_begin_that_was_refused_begins_nothing() {
        Histories refused = new Histories()
                .with(0, new Act.Begin(), 1, 2, new Reply.Refused("BUSY"))
                .done(0, new Act.Append("l1", 1), 3, 4)
                .done(0, new Act.Append("l1", 2), 5, 6)
                .told(Invocation.WITNESS, "l1", "1", 7, 8);

        assertExcluded(Isolation.READ_COMMITTED, "lost update", refused);
    }

    @Test
    void a_list_has_one_order() {
        assertExcluded(
                Isolation.READ_COMMITTED,
                "has two orders",
                new Histories()
                        .done(0, new Act.Append("l1", 1), 1, 4)
                        .done(1, new Act.Append("l1", 2), 2, 3)
                        .told(0, "l1", "1,2", 5, 6)
                        .told(1, "l1", "2,1", 7, 8));
    }

    @Test
    void two_transactions_must_not_read_each_other() {
        assertExcluded(
                Isolation.READ_COMMITTED,
                "G1c",
                new Histories()
                        .done(0, new Act.Begin(), 1, 2)
                        .done(1, new Act.Begin(), 3, 4)
                        .done(0, new Act.Append("l1", 1), 5, 6)
                        .done(1, new Act.Append("l2", 2), 7, 8)
                        .told(0, "l2", "2", 9, 10)
                        .told(1, "l1", "1", 11, 12)
                        .done(0, new Act.Commit(), 13, 14)
                        .done(1, new Act.Commit(), 15, 16));
    }

    @Test
    void a_read_that_changes_is_excluded_by_a_snapshot_and_not_before() {
        Histories twice = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .told(0, "l1", "", 3, 4)
                .done(1, new Act.Append("l1", 1), 5, 6)
                .told(0, "l1", "1", 7, 8)
                .done(0, new Act.Commit(), 9, 10);

        assertThat(Anomalies.in(twice.all(), Isolation.READ_COMMITTED).all()).isEmpty();
        assertExcluded(Isolation.SNAPSHOT, "non-repeatable read", twice);
    }

    @Test
    void a_skewed_read_is_excluded_by_a_snapshot_and_not_before() {
        Histories skew = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .told(0, "l1", "", 3, 4)
                .done(1, new Act.Begin(), 5, 6)
                .done(1, new Act.Append("l1", 1), 7, 8)
                .done(1, new Act.Append("l2", 2), 9, 10)
                .done(1, new Act.Commit(), 11, 12)
                .told(0, "l2", "2", 13, 14)
                .done(0, new Act.Commit(), 15, 16)
                .told(Invocation.WITNESS, "l1", "1", 17, 18);

        assertThat(Anomalies.in(skew.all(), Isolation.READ_COMMITTED).all()).isEmpty();
        assertExcluded(Isolation.SNAPSHOT, "G-single", skew);
    }

    @Test
    void a_skewed_write_is_excluded_by_serializability_alone() {
        Histories skew = new Histories()
                .done(0, new Act.Begin(), 1, 2)
                .done(1, new Act.Begin(), 3, 4)
                .told(0, "l1", "", 5, 6)
                .told(1, "l2", "", 7, 8)
                .done(0, new Act.Append("l2", 2), 9, 10)
                .done(1, new Act.Append("l1", 1), 11, 12)
                .done(0, new Act.Commit(), 13, 14)
                .done(1, new Act.Commit(), 15, 16)
                .told(Invocation.WITNESS, "l1", "1", 17, 18)
                .told(Invocation.WITNESS, "l2", "2", 19, 20);

        assertThat(Anomalies.in(skew.all(), Isolation.SNAPSHOT).all()).isEmpty();
        assertExcluded(Isolation.SERIALIZABLE, "write skew (G2)", skew);
    }

    @Test
    void a_transaction_sees_its_own_appends() {
        assertExcluded(
                Isolation.READ_COMMITTED,
                "does not see its own appends",
                new Histories()
                        .done(0, new Act.Begin(), 1, 2)
                        .done(0, new Act.Append("l1", 1), 3, 4)
                        .told(0, "l1", "", 5, 6)
                        .done(0, new Act.Commit(), 7, 8));
    }

    private static void assertExcluded(Isolation level, String anomaly, Histories history) {
        List<String> found = Anomalies.in(history.all(), level).all();
        assertThat(found).anySatisfy(each -> assertThat(each).contains(anomaly));
    }
}
