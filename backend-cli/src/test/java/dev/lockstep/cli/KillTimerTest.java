package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A kill fell if it ended a program that was alive; a program that ended by itself was not killed. */
class KillTimerTest {

    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LATE = TimeUnit.MINUTES.toNanos(5);

    @Test
    void a_program_that_still_runs_is_killed() throws Exception {
        assertThat(fell(SOON, "exec sleep 60")).isTrue();
    }

    @Test
    void a_program_that_ends_before_or_dies_by_itself_is_not() throws Exception {
        assertThat(fell(LATE, "exit 0")).isFalse();
        assertThat(fell(LATE, "kill -9 $$")).isFalse();
    }

    private static boolean fell(long nanos, String script) throws IOException, InterruptedException {
        KillTimer timer = new KillTimer(nanos);
        Process program = new ProcessBuilder("sh", "-c", script).start();
        timer.start(program);
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return timer.fell();
    }
}
