package example.notes;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Notes that are added, added again (which must be refused), erased and read; the model is a sorted map. */
final class NotesWorkload implements Workload<SortedMap<String, String>> {

    /** Adds a note under a free name. The command is its own operation: it reaches the backends unchanged. */
    record Add(String name, String text) implements Command<SortedMap<String, String>>, Operation.Custom {
        @Override
        public boolean possible(SortedMap<String, String> model) {
            return !model.containsKey(name);
        }

        @Override
        public Expectation expect(SortedMap<String, String> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(SortedMap<String, String> model) {
            model.put(name, text);
        }
    }

    /** Adds a note under a taken name; it must be refused and change nothing. */
    record AddAgain(String name) implements Command<SortedMap<String, String>> {
        @Override
        public boolean possible(SortedMap<String, String> model) {
            return model.containsKey(name);
        }

        @Override
        public Expectation expect(SortedMap<String, String> model) {
            return Expectation.refuses(NotesSystem.DUPLICATE);
        }
    }

    /** Erases an existing note. */
    record Erase(String name) implements Command<SortedMap<String, String>>, Operation.Custom {
        @Override
        public boolean possible(SortedMap<String, String> model) {
            return model.containsKey(name);
        }

        @Override
        public Expectation expect(SortedMap<String, String> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(SortedMap<String, String> model) {
            model.remove(name);
        }
    }

    /** Closes the store and opens it again; nothing may be lost. */
    record Reopen() implements Command<SortedMap<String, String>> {
        @Override
        public Expectation expect(SortedMap<String, String> model) {
            return Expectation.done();
        }
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public List<CommandKind<SortedMap<String, String>>> alphabet() {
        return List.of(
                CommandKind.of("add", Add.class)
                        .weight(4)
                        .draw(NotesWorkload::drawAdd)
                        .render(add -> add),
                CommandKind.of("addAgain", AddAgain.class)
                        .needs("add")
                        .draw((model, random) -> anyOf(model, random).map(AddAgain::new))
                        .render(again -> new Add(again.name(), "again")),
                CommandKind.of("erase", Erase.class)
                        .weight(2)
                        .needs("add")
                        .draw((model, random) -> anyOf(model, random).map(Erase::new))
                        .render(erase -> erase),
                CommandKind.of("reopen", Reopen.class)
                        .draw((model, random) -> Optional.of(new Reopen()))
                        .render(reopen -> Operation.reopen()));
    }

    private static Optional<Add> drawAdd(SortedMap<String, String> model, RandomGenerator random) {
        Add add = new Add("note" + random.nextInt(1000), "line 1\nline 2; ü " + random.nextInt(1000));
        return add.possible(model) ? Optional.of(add) : Optional.empty();
    }

    private static Optional<String> anyOf(SortedMap<String, String> model, RandomGenerator random) {
        return model.isEmpty()
                ? Optional.empty()
                : model.keySet().stream().skip(random.nextInt(model.size())).findFirst();
    }

    @Override
    public SortedMap<String, String> newModel() {
        return new TreeMap<>();
    }

    @Override
    public List<Probe> probes(SortedMap<String, String> model) {
        List<Column> columns = List.of(Column.text("name"), Column.text("text"));
        return List.of(new Probe("notes", Operation.query("all", columns, ""), rows(model)));
    }

    /** Returns the notes as an answer to the probe. */
    static List<Row> rows(SortedMap<String, String> notes) {
        return notes.entrySet().stream()
                .map(note -> Row.of(Cell.text(note.getKey()), Cell.text(note.getValue())))
                .toList();
    }

    /** Found by {@code --workload notes}. */
    public static final class Provider implements WorkloadProvider {
        @Override
        public String name() {
            return "notes";
        }

        @Override
        public Optional<Workload<?>> forSystem(SystemUnderTest system) {
            return system.dialect().equals("notes") ? Optional.of(new NotesWorkload()) : Optional.empty();
        }
    }
}
