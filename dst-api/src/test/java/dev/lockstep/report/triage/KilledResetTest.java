package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.HitLimit;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process may be killed while it sets an arm back, which takes as long as the walk so far. */
class KilledResetTest {

    @TempDir
    private Path temporary;

    private final AtomicInteger openings = new AtomicInteger();

    /** The first opening loses a change. The second one is that of the reset, and finds the folder as a kill would. */
    private UnaryOperator<Backend> losingAndKilled(Path killed) {
        return backend -> {
            int opening = openings.incrementAndGet();
            return Answering.with((real, operation) -> {
                        if (opening == 2 && Files.notExists(killed)) {
                            copy(killed);
                        }
                        return opening == 1 && operation.equals(Operation.mutate("put jug 2"))
                                ? Outcome.Done.affecting(1)
                                : real.apply(operation);
                    })
                    .apply(backend);
        };
    }

    private void copy(Path killed) {
        try {
            Files.createDirectory(killed);
            for (String file : List.of(PlannedWalk.FILE, Recording.COMMANDS, Recording.JOURNAL)) {
                Files.copy(temporary.resolve("walk").resolve(file), killed.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WalkFolder killed(Ruling ruling) throws IOException {
        Path killed = temporary.resolve("killed");
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(List.of(new Shelf.Put("cup", 1), new Shelf.Put("jug", 2), new Shelf.Put("pan", 3)))
                .arm(Shelf.arm("embedded", UnaryOperator.identity()))
                .arm(Shelf.arm("cli", losingAndKilled(killed)))
                .keepGoing()
                .allowing(new Allowlist() {
                    @Override
                    public List<String> inForce() {
                        return List.of("LS-0001");
                    }

                    @Override
                    public Ruling rule(StepRecord step) {
                        return ruling;
                    }
                })
                .folder(temporary.resolve("walk"));
        walk.play();
        return WalkFolder.read(killed);
    }

    private static JournalStep.Mark second(WalkFolder walk) {
        return walk.steps().stream()
                .filter(step -> step.step() == 2)
                .findFirst()
                .orElseThrow()
                .mark();
    }

    @Test
    void a_known_difference_is_known_although_its_reset_was_killed() throws IOException {
        WalkFolder walk = killed(new Ruling.Covered(List.of(new Ruling.Signature("LS-0001", new HitLimit(50, 200)))));

        assertThat(second(walk)).isEqualTo(JournalStep.Mark.KNOWN);
        assertThat(walk.divergences()).isEmpty();
    }

    @Test
    void a_novel_difference_is_still_a_finding() throws IOException {
        WalkFolder walk = killed(new Ruling.Novel(List.of()));

        assertThat(second(walk)).isEqualTo(JournalStep.Mark.DIFFERS);
        assertThat(walk.divergences()).hasSize(1);
    }
}
