package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.FaultyWire;
import dev.lockstep.server.FaultyWire.Direction;
import dev.lockstep.server.ProcessLauncher;
import dev.lockstep.server.WiredLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole walks over a wire that fails once, at some byte. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FaultyWireWalkTest {

    private static final long STEPS = 25;
    private static final Duration OPERATION = Duration.ofSeconds(30);

    /** The time limit for walks that must run into it. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({"TO_SERVER, 0", "TO_SERVER, 997", "TO_SERVER, 9973", "TO_CLIENT, 0", "TO_CLIENT, 997", "TO_CLIENT, 9973"
    })
    void a_cut_is_seen(Direction direction, long bytes) throws IOException {
        assertBroken(walk(OPERATION, wire -> wire.cutAfter(direction, bytes)), Broken.Cause.DIED);
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"TO_SERVER, 0", "TO_CLIENT, 9973"})
    void a_delay_that_is_too_long_is_seen(Direction direction, long bytes) throws IOException {
        assertBroken(
                walk(SHORT, wire -> wire.delayAfter(direction, bytes, SHORT.multipliedBy(2))), Broken.Cause.TIMED_OUT);
    }

    @ParameterizedTest
    @CsvSource({"TO_SERVER, 0", "TO_CLIENT, 9973"})
    void a_delay_that_is_short_enough_is_harmless(Direction direction, long bytes) throws IOException {
        WalkResult result = walk(OPERATION, wire -> wire.delayAfter(direction, bytes, Duration.ofMillis(500)));
        assertThat(result.findings()).as(result.detail()).isEmpty();
        // So few steps do not always exercise every command that they draw.
        assertThat(result.verdict()).as(result.detail()).isIn(Verdict.PARITY, Verdict.VACUOUS);
        assertThat(result.steps()).isEqualTo(STEPS);
    }

    private WalkResult walk(Duration operation, Consumer<FaultyWire> flaw) throws IOException {
        WiredLauncher wired = new WiredLauncher(new ProcessLauncher());
        // A second walk, which locates what the first one found, has another wire.
        List<FaultyWire> wires = new ArrayList<>();
        WalkResult result = new ServedWalk(wired, Password.random(), STEPS, operation).play(root, new WalkListener() {
            @Override
            public void opened(SortedMap<String, SortedMap<String, String>> arms) {
                wires.add(wired.wire());
                flaw.accept(wired.wire());
            }
        });
        assertThat(wires.get(0).met()).isEqualTo(1);
        return result;
    }

    /** The arm creates the tables while it starts, so if the server is lost meanwhile, the arm was never available. */
    private static void assertBroken(WalkResult result, Broken.Cause cause) {
        assertThat(result.findings()).hasSize(1);
        StepRecord step = result.findings().get(0).step();
        assertThat(result.verdict()).isEqualTo(step.step() == 0 ? Verdict.INFRA : Verdict.DIVERGED);
        List<Outcome> broken = Stream.concat(
                        step.outcomes().values().stream(),
                        step.probes().stream().flatMap(probed -> probed.outcomes().values().stream()))
                .filter(Broken.class::isInstance)
                .toList();
        assertThat(broken).isNotEmpty();
        assertThat(((Broken) broken.get(0)).cause()).isEqualTo(cause);
    }
}
