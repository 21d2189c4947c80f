package dev.lockstep.shelf;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.SortedMap;

/** The shelf, of which a part is read once there are many things on it: neighbours by name, and their number. */
public final class PartOfShelf implements Workload<SortedMap<String, Long>> {

    /** So many things are many. */
    public static final int LARGE = 20;

    /** A drawn part has hundreds of rows, and the shelf of a test has fewer. */
    private static final long FEWER = 64;

    private final Shelf shelf = new Shelf();
    private final boolean hasBesideRows;

    /** Creates the shelf; it says how to read what is beside the rows, or does not. */
    public PartOfShelf(boolean hasBesideRows) {
        this.hasBesideRows = hasBesideRows;
    }

    @Override
    public String name() {
        return shelf.name();
    }

    @Override
    public List<CommandKind<SortedMap<String, Long>>> alphabet() {
        return shelf.alphabet();
    }

    @Override
    public SortedMap<String, Long> newModel() {
        return shelf.newModel();
    }

    @Override
    public List<Operation> setup(String version) {
        return shelf.setup(version);
    }

    @Override
    public List<Probe> probes(SortedMap<String, Long> model) {
        return shelf.probes(model);
    }

    @Override
    public List<Probe> sample(SortedMap<String, Long> model, Sample drawn) {
        Sample sample = new Sample(drawn.rows() / FEWER, drawn.at());
        if (model.size() < LARGE || sample.rows() >= model.size()) {
            return List.of();
        }
        List<String> part = sample.of(model.keySet());
        Column name = new Column("name", ValueKind.TEXT, "name");
        Column size = new Column("size", ValueKind.NUMBER, "size");
        return List.of(
                new Probe(
                        "part",
                        Operation.query("list", List.of(name, size), part.get(0) + " " + part.size()),
                        part.stream()
                                .map(thing -> Row.of(Cell.text(thing), Cell.number(model.get(thing))))
                                .toList()),
                new Probe(
                        "number",
                        Operation.query("count", List.of(new Column("things", ValueKind.NUMBER, "things")), ""),
                        List.of(Row.of(Cell.number(model.size())))));
    }

    @Override
    public List<Probe> store(SortedMap<String, Long> model) {
        Probe all = shelf.probes(model).get(0);
        return List.of(new Probe("store", all.query(), all.expected().orElseThrow()));
    }

    /** A shelf has nothing beside its things, so this is a second look at their number. */
    @Override
    public List<Probe> besideRows(SortedMap<String, Long> model) {
        return hasBesideRows
                ? List.of(new Probe(
                        "besideRows",
                        Operation.query("count", List.of(new Column("things", ValueKind.NUMBER, "things")), ""),
                        List.of(Row.of(Cell.number(model.size())))))
                : List.of();
    }

    @Override
    public SortedMap<String, Long> facts(SortedMap<String, Long> model, Command<SortedMap<String, Long>> command) {
        return shelf.facts(model, command);
    }
}
