package dev.lockstep.shelf;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.Transcript;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The smallest possible system and workload, for tests: a shelf of things by name, in memory. */
public final class Shelf implements Workload<SortedMap<String, Long>> {

    public static final SystemUnderTest SYSTEM = new SystemUnderTest(
            "shelf", "Shelf", List.of(), "1", "shelf", Set.of(), Map.of("409", "DUPLICATE", "404", "NOT_FOUND"));

    public interface ShelfCommand extends Command<SortedMap<String, Long>> {
        /** Any step does for a bug that waits for one, and to count is the simplest one. */
        @Override
        default List<ShelfCommand> simpler() {
            return this instanceof Count ? List.of() : List.of(new Count());
        }
    }

    public record Put(String name, long size) implements ShelfCommand {
        @Override
        public boolean possible(SortedMap<String, Long> model) {
            return !model.containsKey(name);
        }

        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(SortedMap<String, Long> model) {
            model.put(name, size);
        }
    }

    public record PutAgain(String name) implements ShelfCommand {
        @Override
        public boolean possible(SortedMap<String, Long> model) {
            return model.containsKey(name);
        }

        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.refuses("DUPLICATE");
        }
    }

    public record Count() implements ShelfCommand {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.returns(List.of(Row.of(Cell.number(model.size()))), true);
        }
    }

    public record ReopenShelf() implements ShelfCommand {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.done();
        }
    }

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public List<CommandKind<SortedMap<String, Long>>> alphabet() {
        return List.of(
                CommandKind.of("put", Put.class)
                        .weight(3)
                        .aspect("a thing of a size", (model, put) -> put.size() > 0)
                        .aspect("onto a shelf with others", (model, put) -> !model.isEmpty())
                        .draw((model, random) -> {
                            Put put = new Put("thing" + random.nextInt(1000), random.nextInt(100));
                            return put.possible(model) ? Optional.of(put) : Optional.empty();
                        })
                        .render(put -> change("put " + put.name() + " " + put.size())),
                CommandKind.of("putAgain", PutAgain.class)
                        .needs("put")
                        .draw((model, random) ->
                                model.keySet().stream().findFirst().map(PutAgain::new))
                        .render(again -> change("put " + again.name() + " 0")),
                CommandKind.of("count", Count.class)
                        .draw((model, random) -> Optional.of(new Count()))
                        .render(count -> query("count", List.of(new Column("things", ValueKind.NUMBER, "things")))),
                CommandKind.of("reopen", ReopenShelf.class)
                        .draw((model, random) -> Optional.of(new ReopenShelf()))
                        .render(reopen -> Operation.reopen()));
    }

    @Override
    public SortedMap<String, Long> newModel() {
        return new TreeMap<>();
    }

    @Override
    public List<Operation> setup(String version) {
        return List.of(change("clear"));
    }

    @Override
    public List<Probe> probes(SortedMap<String, Long> model) {
        List<Row> all = model.entrySet().stream()
                .map(entry -> Row.of(Cell.text(entry.getKey()), Cell.number(entry.getValue())))
                .toList();
        return List.of(new Probe(
                "all",
                query(
                        "list",
                        List.of(
                                new Column("name", ValueKind.TEXT, "name"),
                                new Column("size", ValueKind.NUMBER, "size"))),
                all));
    }

    @Override
    public SortedMap<String, Long> facts(SortedMap<String, Long> model, Command<SortedMap<String, Long>> command) {
        return new TreeMap<>(Map.of("things", (long) model.size()));
    }

    private static Operation change(String text) {
        return Operation.mutate(text);
    }

    private static Operation.Query query(String what, List<Column> columns) {
        return Operation.query(what, columns, "");
    }

    /** An arm of the shelf with a changed backend. */
    public static ArmPlan arm(String name, UnaryOperator<Backend> change) {
        return ArmPlan.of(name, new Provider(name, change), Engine.of(SYSTEM));
    }

    /** An arm of the shelf that declares operations of this kind as not offered. */
    public static ArmPlan armWithout(String name, OperationKind kind) {
        return ArmPlan.of(name, new Without(new Provider(name, UnaryOperator.identity()), kind), Engine.of(SYSTEM));
    }

    /** The same arm, reached by requests: it notes each of them, and the status of its answer. */
    public static ArmPlan byRequests(ArmPlan arm) {
        return ArmPlan.of(arm.name(), new ByRequests(arm.provider()), arm.engine());
    }

    private record ByRequests(BackendProvider provider) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new Requests(provider.open(context), context.folder().transcript());
        }
    }

    private record Requests(Backend backend, Transcript transcript) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            transcript.ask(
                    operation instanceof Operation.Mutate mutate
                            ? "POST /shelf " + mutate.text()
                            : "GET /shelf?" + operation.kind());
            Outcome outcome = backend.apply(operation);
            transcript.answered(outcome instanceof Outcome.Refused ? 409 : 200);
            return outcome;
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
            for (Operation.Query query : queries) {
                transcript.read();
                transcript.ask("GET /shelf?" + query.before());
                transcript.answered(200);
            }
            return backend.read(queries);
        }
    }

    private record Without(BackendProvider provider, OperationKind lacking) implements ForwardingProvider {
        @Override
        public Support support(String commandKind, Operation operation) {
            return support(operation.kind());
        }

        @Override
        public Support support(OperationKind kind) {
            return kind == lacking ? Support.unsupported("it is left out") : provider.support(kind);
        }
    }

    private record Provider(String transport, UnaryOperator<Backend> change) implements BackendProvider {
        @Override
        public String system() {
            return "shelf";
        }

        @Override
        public Support support(OperationKind kind) {
            return kind == OperationKind.REOPEN ? Support.implicit("nothing is kept open") : Support.OFFERED;
        }

        /** A store in memory leaves no evidence. */
        @Override
        public Evidence evidence(OperationKind kind) {
            return Evidence.NONE;
        }

        @Override
        public Backend open(ArmContext context) {
            return change.apply(new InMemory());
        }
    }

    private static final class InMemory extends OperationBackend {
        private final SortedMap<String, Long> things = new TreeMap<>();

        /** A list may be asked for from a name on, with so many things at most. */
        @Override
        protected Outcome query(Operation.Query query) {
            if (query.before().equals("count")) {
                return new Outcome.Rows(List.of(Row.of(Cell.number(things.size()))));
            }
            String[] part = query.after().isEmpty()
                    ? new String[] {"", "" + Long.MAX_VALUE}
                    : query.after().split(" ");
            return new Outcome.Rows(things.tailMap(part[0]).entrySet().stream()
                    .limit(Long.parseLong(part[1]))
                    .map(entry -> Row.of(Cell.text(entry.getKey()), Cell.number(entry.getValue())))
                    .toList());
        }

        @Override
        protected Outcome mutate(Operation.Mutate mutate) {
            if (!mutate.text().startsWith("put ")) {
                return Outcome.Done.UNCOUNTED;
            }
            String[] words = mutate.text().split(" ");
            return things.putIfAbsent(words[1], Long.valueOf(words[2])) == null
                    ? Outcome.Done.affecting(1)
                    : new Outcome.Refused("DUPLICATE", "409", "there is a " + words[1]);
        }

        @Override
        protected Outcome reopen() {
            return Outcome.Done.UNCOUNTED;
        }

        @Override
        public void close() {
            things.clear();
        }
    }
}
