package dev.lockstep.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RefusalCodeTest {

    private static final SQLException DUPLICATE = new SQLException("again", "23000", 1062);

    @Test
    void the_vendor_s_code_is_taken_where_there_is_one_and_the_state_where_not() {
        assertThat(RefusalCode.VENDOR.of(DUPLICATE)).isEqualTo("1062");
        assertThat(RefusalCode.VENDOR.of(new SQLException("again", "23505"))).isEqualTo("23505");
    }

    @Test
    void the_state_is_taken_although_there_is_a_vendor_s_code() {
        assertThat(RefusalCode.SQL_STATE.of(DUPLICATE)).isEqualTo("23000");
    }

    @Test
    void both_tell_apart_what_shares_one_of_them() {
        assertThat(RefusalCode.BOTH.of(DUPLICATE)).isEqualTo("1062/23000");
        assertThat(RefusalCode.BOTH.of(new SQLException("none", "23000", 1452))).isEqualTo("1452/23000");
    }

    @Test
    void a_driver_that_gives_no_code_leaves_it_empty() {
        assertThat(RefusalCode.VENDOR.of(new SQLException("silent"))).isEmpty();
        assertThat(RefusalCode.SQL_STATE.of(new SQLException("silent"))).isEmpty();
    }
}
