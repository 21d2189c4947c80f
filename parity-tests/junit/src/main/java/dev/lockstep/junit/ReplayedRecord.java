package dev.lockstep.junit;

import dev.lockstep.junit.Judge.Alone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The record that a person asks a test to play in the place of all its walks. */
final class ReplayedRecord {

    private final Chosen chosen;
    private final RecordedWalk recorded;

    /** Checks that the record is one of this test. */
    ReplayedRecord(Chosen chosen, Path record) {
        this.chosen = chosen;
        this.recorded = Asked.reading(Overrides.REPLAY, () -> RecordedWalk.of(record));
        String system = recorded.header().system();
        String workload = recorded.header().workload();
        if (!chosen.walks(recorded.header())) {
            throw Overrides.refused(
                    Overrides.REPLAY,
                    record + " is a walk of " + system + ", " + workload + ", which "
                            + chosen.asked().name()
                            + " does not walk; choose the test with -Dtest=CLASS#METHOD, or name another record");
        }
    }

    Invocation invocation() {
        return new Invocation(
                "replay of " + Visible.line(recorded.record().toString()),
                context -> recorded.play(
                        chosen,
                        List.of(),
                        chosen.reference(),
                        "replay-of-seed-" + recorded.header().seed(),
                        (walk, walks) -> judged(walk, walks, context)));
    }

    private <M> Optional<ParityWalk> judged(ParityWalk walk, Walks<M> walks, ExtensionContext context) {
        List<String> notes = new ArrayList<>();
        recorded.shownIn(walk, walks).ifPresent(words -> {
            notes.add(words);
            context.publishReportEntry("lockstep.replay", words);
        });
        // The record is small already, or stays as a person has edited it.
        new Judge<>(walks, new Aftercare<>(walks.ground(), Optional.<Duration>empty()))
                .require(walk, Alone.MUST_EXERCISE_EVERYTHING, context, notes);
        return Optional.of(walk);
    }
}
