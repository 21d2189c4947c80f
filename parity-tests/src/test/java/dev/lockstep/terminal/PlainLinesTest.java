package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.Session;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

    private static final RecordedCommand REOPEN = new RecordedCommand("reopen", Json.MAPPER.createObjectNode());

    private static final Difference DIFFERENCE = new Difference(
            DifferencePath.OUTCOME, DifferenceClass.OUTCOME, "embedded", "cli", "\"done\"", "\"rows 0\"");

    private final StringWriter written = new StringWriter();
    private final AtomicLong seconds = new AtomicLong();
    private final WalkListener walk = new PlainLines(new PrintWriter(written), () -> seconds.get() * 1_000_000_000L)
            .walk(new Session.Header(7, 100, "embedded, cli"));

    @Test
    void the_first_line_says_what_is_walked() {
        walk.opened(new TreeMap<>());

        assertThat(written.toString().lines()).containsExactly("seed 7: 100 steps over embedded, cli");
    }

    @Test
    void steps_within_two_seconds_share_a_line() {
        for (long step = 1; step <= 9; step++) {
            walk.asking(step, REOPEN, Observation.QUERY);
            seconds.set(step);
            walk.stepped(step(step, List.of()));
        }

        assertThat(written.toString().lines())
                .containsExactly(
                        "seed 7: step 2 of 100, 1.0 steps/s, 0 differences",
                        "seed 7: step 4 of 100, 1.0 steps/s, 0 differences",
                        "seed 7: step 6 of 100, 1.0 steps/s, 0 differences",
                        "seed 7: step 8 of 100, 1.0 steps/s, 0 differences");
    }

    @Test
    void an_allow_listed_difference_is_distinguished_from_one_that_is_not() {
        walk.found(new Finding(Verdict.DIVERGED, step(1, List.of(DIFFERENCE)), List.of()));
        walk.covered(new KnownStep(step(2, List.of(DIFFERENCE)), List.of("LS-0001"), false));
        seconds.set(2);
        walk.asking(3, REOPEN, Observation.QUERY);

        assertThat(written.toString().lines())
                .containsExactly("seed 7: step 2 of 100, 1.0 steps/s, 1 difference, 1 known");
    }

    private static StepRecord step(long number, List<Difference> differences) {
        return new StepRecord(
                number,
                REOPEN,
                new TreeMap<>(),
                Operation.reopen(),
                new TreeMap<>(),
                Expectation.done(),
                new TreeMap<>(Map.of("embedded", Outcome.Done.UNCOUNTED)),
                List.of(),
                differences,
                new TreeMap<>(),
                0,
                new TreeMap<>());
    }
}
