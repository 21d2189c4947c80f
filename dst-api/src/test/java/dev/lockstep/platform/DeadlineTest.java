package dev.lockstep.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void a_deadline_passes_after_its_time_and_not_before() {
        assertThat(Deadline.in(Duration.ZERO).passed()).isTrue();
        assertThat(Deadline.in(Duration.ofHours(1)).passed()).isFalse();
        assertThat(Deadline.in(Duration.ofHours(1)).left())
                .isBetween(Duration.ofMinutes(59).toNanos(), Duration.ofHours(1).toNanos());
    }

    @Test
    void never_does_not_pass() {
        assertThat(Deadline.NEVER.passed()).isFalse();
    }
}
