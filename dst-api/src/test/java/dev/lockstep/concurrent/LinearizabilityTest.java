package dev.lockstep.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories of one object that an order explains, and histories that none does. */
class LinearizabilityTest {

    @Test
    void a_read_during_a_write_may_see_either_value() {
        assertLinearizable(
                "r1",
                new Histories()
                        .done(0, new Act.Write("r1", 7), 1, 6)
                        .told(1, "r1", "0", 2, 3)
                        .told(2, "r1", "7", 4, 5));
    }

    @Test
    void a_read_after_a_write_must_see_it() {
        assertViolated(
                "r1", new Histories().done(0, new Act.Write("r1", 7), 1, 2).told(1, "r1", "0", 3, 4));
    }

    @Test
    void a_value_that_was_seen_stays_seen() {
        assertViolated(
                "r1",
                new Histories()
                        .done(0, new Act.Write("r1", 7), 1, 10)
                        .told(1, "r1", "7", 2, 3)
                        .told(2, "r1", "0", 4, 5));
    }

    @Test
    void an_update_that_is_lost_is_seen_in_the_count() {
        Histories lost = new Histories()
                .done(0, new Act.Add("c1"), 1, 4)
                .done(1, new Act.Add("c1"), 2, 3)
                .told(Invocation.WITNESS, "c1", "1", 5, 6);

        assertViolated("c1", lost);
        assertThat(Linearizability.violation("c1", lost.all()).orElseThrow())
                .isEqualTo("c1: no order of the acts explains the witness in slot 5: Read[key=c1], Told[value=1]");
    }

    @Test
    void two_updates_at_once_count_two() {
        assertLinearizable(
                "c1",
                new Histories()
                        .done(0, new Act.Add("c1"), 1, 4)
                        .done(1, new Act.Add("c1"), 2, 3)
                        .told(Invocation.WITNESS, "c1", "2", 5, 6));
    }

    @Test
    void a_refused_change_must_have_changed_nothing() {
        Histories refused = new Histories().with(0, new Act.Put("s1", 5), 1, 2, new Reply.Refused("LOCK_TIMEOUT"));

        assertLinearizable("s1", refused.told(1, "s1", "", 3, 4));
        assertViolated("s1", refused.told(1, "s1", "5", 5, 6));
    }

    @Test
    void a_doubtful_change_may_come_late_or_never() {
        Histories doubtful = new Histories()
                .with(0, new Act.Write("r1", 9), 1, 2, new Reply.Doubtful("the connection is gone"))
                .told(1, "r1", "0", 3, 4);

        assertLinearizable("r1", doubtful);
        assertLinearizable("r1", doubtful.told(1, "r1", "9", 5, 6));
        assertViolated("r1", doubtful.told(1, "r1", "0", 7, 8));
    }

    @Test
    void the_elements_of_a_set_come_in_any_order_of_the_puts() {
        assertLinearizable(
                "s1",
                new Histories()
                        .done(0, new Act.Put("s1", 2), 1, 9)
                        .done(1, new Act.Put("s1", 1), 2, 8)
                        .told(2, "s1", "1", 3, 4)
                        .told(2, "s1", "1,2", 5, 6));
    }

    @Test
    void two_readers_may_not_see_two_orders() {
        assertViolated(
                "s1",
                new Histories()
                        .done(0, new Act.Put("s1", 2), 1, 9)
                        .done(1, new Act.Put("s1", 1), 2, 8)
                        .told(2, "s1", "1", 3, 4)
                        .told(3, "s1", "2", 5, 6));
    }

    @Test
    void a_long_history_of_many_actors_is_judged_at_once() {
        Histories many = new Histories();
        for (int i = 0; i < 400; i++) {
            many.done(i % 8, new Act.Add("c1"), 10L * i, 10L * i + 75);
        }
        assertLinearizable("c1", many.told(Invocation.WITNESS, "c1", "400", 9_000, 9_001));
    }

    private static void assertLinearizable(String key, Histories history) {
        assertThat(Linearizability.violation(key, history.all())).isEmpty();
    }

    private static void assertViolated(String key, Histories history) {
        Optional<String> violation = Linearizability.violation(key, List.copyOf(history.all()));
        assertThat(violation).isPresent();
    }
}
