package example.notes;

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

/** Notes that are added, added again (which must be refused), erased and read; the model is a sorted map. */
public final class NotesWorkload implements Workload<SortedMap<String, String>>, WorkloadProvider {

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
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("notes") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public List<CommandKind<SortedMap<String, String>>> alphabet() {
        return List.of(
                CommandKind.of("add", Add.class)
                        .weight(4)
                        .drawIfPossible((model, random) ->
                                new Add("note" + random.nextInt(1000), "line 1\nline 2; ü " + random.nextInt(1000)))
                        .render(add -> add),
                CommandKind.of("addAgain", AddAgain.class)
                        .needs("add")
                        .drawFrom(SortedMap::keySet, AddAgain::new)
                        .render(again -> new Add(again.name(), "again")),
                CommandKind.of("erase", Erase.class)
                        .weight(2)
                        .needs("add")
                        .drawFrom(SortedMap::keySet, Erase::new)
                        .render(erase -> erase),
                CommandKind.of("reopen", Reopen.class).draw(new Reopen()).render(reopen -> Operation.reopen()));
    }

    @Override
    public SortedMap<String, String> newModel() {
        return new TreeMap<>();
    }

    @Override
    public List<Probe> probes(SortedMap<String, String> model) {
        return List.of(new Probe("notes", Operation.query("all", Column.texts("name", "text"), ""), rows(model)));
    }

    /** Returns the notes as an answer to the probe. */
    static List<Row> rows(SortedMap<String, String> notes) {
        return notes.entrySet().stream()
                .map(note -> Row.texts(note.getKey(), note.getValue()))
                .toList();
    }
}
