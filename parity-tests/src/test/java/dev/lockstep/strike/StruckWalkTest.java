package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.shelf.ForwardingShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.SeedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk says of each operation how it ended, or why it was not struck. */
class StruckWalkTest {

    private static final int STEPS = 2;

    @TempDir
    private Path root;

    @Test
    void an_operation_without_such_a_call_is_noted() throws Exception {
        StrikeTally tally = walk("put", "");

        assertThat(tally.tried()).isEqualTo(STEPS);
        assertThat(tally.isDark()).isTrue();
        assertThat(tally.notes()).containsOnlyKeys("the operation made no such call");
    }

    @Test
    void a_blow_that_does_not_fall_is_noted() throws Exception {
        StrikeTally tally = walk("put", "7  write(3<DATA/things>, 1) = 1\n");

        assertThat(tally.tried()).isEqualTo(STEPS);
        assertThat(tally.notes()).containsOnlyKeys(Place.NOT_FALLEN);
    }

    @Test
    void a_walk_that_ends_early_is_noted() throws Exception {
        StrikeTally tally = walk("putAgain", "");

        assertThat(tally.tried()).isZero();
        assertThat(tally.notes())
                .containsOnlyKeys("the walk ended after 0 of 2 operations, because no further change could be drawn");
    }

    private StrikeTally walk(String kind, String calls) throws Exception {
        ForwardingShelf shelf = new ForwardingShelf() {
            @Override
            public Optional<List<Operation>> hardening() {
                return Optional.of(List.of());
            }
        };
        ArmPlan memory = Shelf.arm("shelf", UnaryOperator.identity());
        StruckArm arm = new StruckArm(
                ArmPlan.of("shelf", new OnDisk(memory.provider()), memory.engine()),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                (folder, livesOn) -> new Told(folder.data(), calls));
        List<StrikeTally> played = new ArrayList<>();
        Cells cells = new Cells(arm, played::add);
        StrikeCell cell = cells.cell(StrikePhase.WALK, Blow.ERROR_ON_WRITE);
        new StruckWalk<>(
                        arm,
                        Prepared.of(
                                arm,
                                shelf,
                                shelf.alphabet().stream()
                                        .filter(each -> each.name().equals(kind))
                                        .toList(),
                                1,
                                1,
                                root.resolve("walk")),
                        cells,
                        cell,
                        new SeedTree(1).stream(SeedTree.BEFORE_THE_WALK, "walk"))
                .play(STEPS);
        cells.played(cell);
        return played.get(0);
    }

    /** The shelf, whose things are lines of a file. */
    private record OnDisk(BackendProvider provider) implements ForwardingProvider {

        @Override
        public Backend open(ArmContext context) {
            return new Things(context.folder().data().resolve("things"));
        }

        @Override
        public Backend attach(ArmContext context) {
            return open(context);
        }
    }

    private record Things(Path file) implements Backend {

        @Override
        public Outcome apply(Operation operation) {
            String text = ((Operation.Mutate) operation).text();
            if (text.startsWith("put ")) {
                try {
                    Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return Outcome.Done.affecting(1);
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) {
            try {
                List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                Outcome all = new Outcome.Rows(lines.stream()
                        .map(line -> line.split(" "))
                        .map(words -> Row.of(Cell.text(words[1]), Cell.number(Long.parseLong(words[2]))))
                        .toList());
                return queries.stream().map(query -> all).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    /** A tracer that has written the same calls of each process. */
    private record Told(Path store, String calls) implements Tracer {

        @Override
        public OpenerTrace opener(Duration hold) {
            throw new UnsupportedOperationException("two openers never meet here");
        }

        @Override
        public Watch next(Optional<Place> place) {
            try {
                Path file = Files.createTempFile(store.getParent(), "trace", "");
                Files.writeString(file, calls.replace("DATA", store.toString()));
                Trace trace = new Trace(file, store, place);
                return new Watch() {
                    @Override
                    public Trace trace() {
                        return trace;
                    }

                    @Override
                    public void close() {}
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Watch attach(Optional<Place> place) {
            return next(place);
        }
    }
}
