package dev.lockstep.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.ShelfCommand;
import dev.lockstep.stream.ForwardingWorkload;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command that does several things is blamed only if none of these things shows the finding alone. Here it is a copy
 * of a shelf, which puts a canary on the shelf, lists what is there, and takes the canary away.
 */
class CompositeCommandTest {

    private static final String COPY = "copy ";

    @TempDir
    private Path folder;

    record Copy(String canary, long size) implements ShelfCommand {
        @Override
        public boolean possible(SortedMap<String, Long> model) {
            return !model.containsKey(canary);
        }

        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            SortedMap<String, Long> copy = new TreeMap<>(model);
            copy.put(canary, size);
            return Expectation.returns(
                    copy.entrySet().stream()
                            .map(thing -> Row.of(Cell.text(thing.getKey()), Cell.number(thing.getValue())))
                            .toList(),
                    false);
        }

        @Override
        public List<ShelfCommand> simpler() {
            return List.of();
        }

        @Override
        public List<Put> composedOf() {
            return List.of(new Put(canary, size));
        }
    }

    private record WithCopy(Workload<SortedMap<String, Long>> workload)
            implements ForwardingWorkload<SortedMap<String, Long>> {
        @Override
        public List<CommandKind<SortedMap<String, Long>>> alphabet() {
            List<CommandKind<SortedMap<String, Long>>> kinds = new ArrayList<>(workload.alphabet());
            kinds.add(CommandKind.<SortedMap<String, Long>, Copy>of("copy", Copy.class)
                    .draw((model, random) -> Optional.empty())
                    .render(copy -> Operation.query(
                            COPY + copy.canary() + " " + copy.size(),
                            workload.probes(new TreeMap<>()).get(0).query().columns(),
                            "")));
            return kinds;
        }
    }

    /** Copies a shelf as the command says, with the help of the operations below it. */
    private static UnaryOperator<Backend> copying(UnaryOperator<Backend> change) {
        return backend -> {
            Set<String> gone = new HashSet<>();
            return new Answering(change.apply(backend), (shelf, operation) -> {
                if (!(operation instanceof Operation.Query query)) {
                    return shelf.apply(operation);
                }
                if (!query.before().startsWith(COPY)) {
                    return without(gone, shelf.apply(query));
                }
                String[] canary = query.before().split(" ");
                shelf.apply(Operation.mutate("put " + canary[1] + " " + canary[2]));
                Outcome copied = without(gone, shelf.apply(Operation.query("list", query.columns(), query.after())));
                gone.add(canary[1]);
                return copied;
            });
        };
    }

    private static Outcome without(Set<String> gone, Outcome outcome) {
        return outcome instanceof Outcome.Rows rows
                ? new Outcome.Rows(rows.rows().stream()
                        .filter(row -> row.cells().stream()
                                .noneMatch(cell -> cell instanceof Cell.Text text && gone.contains(text.value())))
                        .toList())
                : outcome;
    }

    private FoundShelf found(UnaryOperator<Backend> wrong) {
        ArmPlan sound = Shelf.arm("embedded", copying(UnaryOperator.identity()));
        return new FoundShelf(folder, List.of(sound, Shelf.arm("cli", wrong))).walking(new WithCopy(new Shelf()));
    }

    /** Large things are lost when they are put. */
    private static UnaryOperator<Backend> losing() {
        return Answering.with((backend, operation) -> operation instanceof Operation.Mutate put
                        && put.text().startsWith("put ")
                        && Long.parseLong(put.text().split(" ")[2]) > 40
                ? Outcome.Done.affecting(1)
                : backend.apply(operation));
    }

    @Test
    void a_canary_that_gets_lost_is_shown_by_the_put_of_it() throws IOException {
        try (FoundShelf found = found(copying(losing()))) {
            found.walk(new Put("cup", 1), new Copy("pan", 90));

            Shrunk shrunk = found.shrink();

            assertThat(found.smallest()).containsExactly("{\"command\":\"put\",\"name\":\"a\",\"size\":41}");
            assertThat(shrunk.kind()).isEqualTo("put");
            assertThat(shrunk.after()).isEqualTo(new Shrunk.Reproduction(3, 3));
        }
    }

    @Test
    void a_copy_that_is_wrong_itself_stays() throws IOException {
        UnaryOperator<Backend> empty = Answering.with((shelf, operation) ->
                operation instanceof Operation.Query query && query.before().startsWith(COPY)
                        ? new Outcome.Rows(List.of())
                        : shelf.apply(operation));

        try (FoundShelf found = found(backend ->
                empty.apply(copying(UnaryOperator.<Backend>identity()).apply(backend)))) {
            found.walk(new Put("cup", 1), new Copy("pan", 90));

            Shrunk shrunk = found.shrink();

            assertThat(found.smallest()).containsExactly("{\"command\":\"copy\",\"canary\":\"a\",\"size\":1}");
            assertThat(shrunk.kind()).isEqualTo("copy");
        }
    }
}
