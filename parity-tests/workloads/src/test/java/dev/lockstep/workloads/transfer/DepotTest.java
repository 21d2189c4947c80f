package dev.lockstep.workloads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A script has objects in the order of their numbers, so no view may take a number below that of its table. */
class DepotTest {

    private final Depot depot = new Depot(new Steering(true, false, false, false));

    @BeforeEach
    void a_table_and_a_view() {
        depot.makeTable("T0", Optional.empty());
        depot.makeView("V0", "T0", Optional.empty());
    }

    @Test
    void a_view_may_be_replaced_and_a_new_one_be_made() {
        depot.makeView("V0", "T0", Optional.empty());

        assertThat(mayRead("V0", "T0")).isTrue();
        assertThat(mayRead("V1", "T0")).isTrue();
    }

    @Test
    void a_view_is_not_replaced_by_one_of_a_younger_table() {
        depot.makeTable("T1", Optional.empty());

        assertThat(mayRead("V0", "T1")).isFalse();
        assertThat(mayRead("V1", "T1")).isTrue();
    }

    @Test
    void no_new_view_is_made_after_something_was_dropped() {
        depot.dropView("V0");

        assertThat(mayRead("V0", "T0")).isFalse();
    }

    @Test
    void no_new_view_is_made_after_one_was_replaced_and_the_store_opened_again() {
        depot.makeView("V0", "T0", Optional.empty());
        new Maintain.Reopen().apply(depot);

        assertThat(mayRead("V1", "T0")).isFalse();
        assertThat(mayRead("V0", "T0")).isTrue();
    }

    @Test
    void a_reopen_alone_frees_no_number() {
        new Maintain.Reopen().apply(depot);

        assertThat(mayRead("V1", "T0")).isTrue();
    }

    @Test
    void a_store_that_was_restored_has_every_number_in_use() {
        depot.makeView("V0", "T0", Optional.empty());
        new Maintain.Reopen().apply(depot);
        new Maintain.Restore(Route.values()[0]).apply(depot);

        assertThat(mayRead("V1", "T0")).isTrue();
    }

    private boolean mayRead(String view, String table) {
        return depot.mayRead(view, table, Optional.empty());
    }
}
