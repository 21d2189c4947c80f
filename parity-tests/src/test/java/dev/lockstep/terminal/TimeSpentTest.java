package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeSpentTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong();

    private static StepRecord step(String kind, long embedded, long cli) {
        return new StepRecord(
                1,
                new RecordedCommand(kind, Json.MAPPER.createObjectNode()),
                new TreeMap<>(),
                Operation.reopen(),
                new TreeMap<>(),
                Expectation.done(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of("embedded", embedded * SECOND, "cli", cli * SECOND)),
                Math.max(embedded, cli) * SECOND,
                new TreeMap<>());
    }

    @Test
    void the_time_of_all_walks_is_told_by_arm_and_by_kind() {
        TimeSpent time = new TimeSpent(clock::get);
        WalkListener walk = time.walk(new Header(1, 3, "embedded, cli"));
        clock.set(2 * SECOND);
        walk.opened(new TreeMap<>());
        walk.stepped(step("put", 1, 4));
        walk.stepped(step("put", 1, 4));
        walk.stepped(step("reopen", 20, 1));

        assertThat(time.lines())
                .containsExactly(
                        "opening 2.0 s, 28.0 s of steps: cli 9.0 s, embedded 22.0 s",
                        "reopen 21.0 s (1 step, 20.0 s on embedded), put 10.0 s (2 steps, 8.0 s on cli)");
    }

    @Test
    void nothing_walked_has_no_lines() {
        assertThat(new TimeSpent(clock::get).lines()).isEmpty();
    }
}
