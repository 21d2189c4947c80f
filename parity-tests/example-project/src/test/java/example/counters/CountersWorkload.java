package example.counters;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counters that are raised and dropped. The model maps the name of each counter to its number. */
final class CountersWorkload implements Workload<SortedMap<String, Long>> {

    /** Adds 1 to a counter. One that does not exist begins at 0. */
    record Raise(String name) implements Command<SortedMap<String, Long>>, Operation.Custom {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(SortedMap<String, Long> model) {
            model.merge(name, 1L, Long::sum);
        }
    }

    /** Drops a counter; nothing happens if it does not exist. */
    record Drop(String name) implements Command<SortedMap<String, Long>>, Operation.Custom {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return Expectation.affects(model.containsKey(name) ? 1 : 0);
        }

        @Override
        public void apply(SortedMap<String, Long> model) {
            model.remove(name);
        }
    }

    @Override
    public String name() {
        return "counters";
    }

    @Override
    public List<CommandKind<SortedMap<String, Long>>> alphabet() {
        return List.of(
                CommandKind.of("raise", Raise.class)
                        .weight(4)
                        .drawIfPossible((model, random) -> new Raise("c" + random.nextInt(9)))
                        .render(raise -> raise),
                CommandKind.of("drop", Drop.class)
                        .needs("raise")
                        .drawFrom(SortedMap::keySet, Drop::new)
                        .render(drop -> drop));
    }

    @Override
    public SortedMap<String, Long> newModel() {
        return new TreeMap<>();
    }

    @Override
    public List<Probe> probes(SortedMap<String, Long> model) {
        List<Column> columns = List.of(Column.text("name"), Column.number("count"));
        return List.of(new Probe("counters", Operation.query("all", columns, ""), rows(model)));
    }

    static List<Row> rows(SortedMap<String, Long> counters) {
        return counters.entrySet().stream()
                .map(counter -> Row.of(Cell.text(counter.getKey()), Cell.number(counter.getValue())))
                .toList();
    }
}
