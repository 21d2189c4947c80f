package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that is called and has no query language: its commands reach the arms unchanged, or as calls. */
class TypedOperationTest {

    private static final RowShape KEYS = RowShape.ordered(Column.text("key"));

    private static final List<Command<SortedMap<String, Long>>> COMMANDS =
            List.of(new Put("a", 1), new PutAll(List.of("c", "b")), new Keys(), new Get("b"));

    @TempDir
    private Path folder;

    /** A command that is its own operation. */
    record Put(String key, long value) implements Command<SortedMap<String, Long>>, Operation.Custom {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(SortedMap<String, Long> model) {
            model.put(key, value);
        }
    }

    /** A command that is its own operation, and is answered with rows. */
    record Get(String key) implements Command<SortedMap<String, Long>>, Operation.Custom {
        @Override
        public Optional<RowShape> rowShape() {
            return Optional.of(RowShape.ordered(Column.number("value")));
        }

        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.returns(List.of(Row.of(Cell.number(model.get(key)))), false);
        }
    }

    record PutAll(List<String> keys) implements Command<SortedMap<String, Long>> {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.affects(keys.size());
        }

        @Override
        public void apply(SortedMap<String, Long> model) {
            keys.forEach(key -> model.put(key, 0L));
        }
    }

    record Keys() implements Command<SortedMap<String, Long>> {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.returns(rows(model.keySet().stream().toList()), true);
        }
    }

    @Test
    void commands_reach_the_arms_as_they_are_and_as_calls() throws IOException {
        assertThat(walk(new Pairs()).verdict()).isEqualTo(Verdict.PARITY);
        assertThat(Files.readAllLines(folder.resolve("ops.jsonl")))
                .contains("{\"command\":\"put\",\"key\":\"a\",\"value\":1}");
        assertThat(Files.readString(folder.resolve("journal.jsonl")))
                .contains("\"operation\":{\"op\":\"Put\",\"key\":\"a\",\"value\":1}")
                .contains("\"operation\":{\"op\":\"call\",\"name\":\"putAll\",\"arguments\":[[\"c\"],[\"b\"]],");
    }

    @Test
    void the_answers_of_calls_are_compared_in_the_order_that_their_shape_asks_for() throws IOException {
        WalkResult result = walk(new Pairs() {
            @Override
            protected Outcome call(Operation.Call call) {
                return super.call(call) instanceof Rows rows ? new Rows(turned(rows.rows())) : super.call(call);
            }
        });

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).step().kind()).isEqualTo("keys");
        assertThat(result.findings().get(0).differences())
                .extracting(Difference::differenceClass)
                .containsExactly(DifferenceClass.ORDER);
    }

    @Test
    void a_difference_in_the_answer_to_a_typed_command_is_reported_by_its_column() throws IOException {
        WalkResult result = walk(new Pairs() {
            {
                on(Get.class, get -> new Rows(List.of(Row.of(Cell.number(7)))));
            }
        });

        assertThat(result.findings().get(0).differences())
                .extracting(difference -> difference.path().toString())
                .containsExactly("/rows/0/value");
    }

    @Test
    void rows_for_a_typed_command_that_is_answered_without_rows_are_no_answer() throws IOException {
        WalkResult result = walk(new Pairs() {
            {
                on(Put.class, put -> new Rows(List.of()));
            }
        });

        assertThat(result.findings().get(0).step().outcomes().get("other")).isInstanceOf(Outcome.Broken.class);
    }

    private WalkResult walk(Pairs other) {
        return WalkBuilder.of(new PairsWorkload())
                .commands(COMMANDS)
                .arm("sound", new Provider("sound", new Pairs()))
                .arm("other", new Provider("other", other))
                .folder(folder)
                .play()
                .result();
    }

    private static List<Row> rows(List<String> keys) {
        return keys.stream().map(key -> Row.of(Cell.text(key))).toList();
    }

    private static List<Row> turned(List<Row> rows) {
        List<Row> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        return turned;
    }

    private static final class PairsWorkload implements Workload<SortedMap<String, Long>> {
        @Override
        public String name() {
            return "pairs";
        }

        @Override
        public List<CommandKind<SortedMap<String, Long>>> alphabet() {
            return List.of(
                    CommandKind.of("put", Put.class)
                            .draw((model, random) -> Optional.empty())
                            .render(put -> put),
                    CommandKind.of("get", Get.class)
                            .draw((model, random) -> Optional.empty())
                            .render(get -> get),
                    CommandKind.of("putAll", PutAll.class)
                            .draw((model, random) -> Optional.empty())
                            .render(all -> Operation.batch("putAll", rows(all.keys()))),
                    CommandKind.of("keys", Keys.class)
                            .draw((model, random) -> Optional.empty())
                            .render(keys -> Operation.call("keys").answering(KEYS)));
        }

        @Override
        public SortedMap<String, Long> newModel() {
            return new TreeMap<>();
        }

        @Override
        public List<Probe> probes(SortedMap<String, Long> model) {
            return List.of(new Probe(
                    "all",
                    Operation.query("all", KEYS.columns(), ""),
                    rows(model.keySet().stream().toList())));
        }
    }

    private record Provider(String transport, Backend backend) implements BackendProvider {
        @Override
        public String system() {
            return "pairs";
        }

        @Override
        public Backend open(ArmContext context) {
            return backend;
        }
    }

    private static class Pairs extends OperationBackend {
        private final SortedMap<String, Long> pairs = new TreeMap<>();

        Pairs() {
            on(Put.class, put -> {
                pairs.put(put.key(), put.value());
                return Done.affecting(1);
            });
            on(Get.class, get -> new Rows(List.of(Row.of(Cell.number(pairs.get(get.key()))))));
        }

        @Override
        protected Outcome call(Operation.Call call) {
            if (call.answer().isPresent()) {
                return new Rows(rows(List.copyOf(pairs.keySet())));
            }
            for (Row row : call.arguments()) {
                pairs.put(((Cell.Text) row.cells().get(0)).value(), 0L);
            }
            return Done.affecting(call.arguments().size());
        }

        @Override
        protected Outcome query(Operation.Query query) {
            return new Rows(rows(List.copyOf(pairs.keySet())));
        }
    }
}
