package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables, views and sequences that a store must have, with the order in which they were made. */
final class Depot {

    /** The names of tables, views and sequences: few, so that they are used again. */
    static final List<String> TABLES = List.of("T0", "T1", "T2", "T3", "T4");

    static final List<String> VIEWS = List.of("V0", "V1", "V2");
    static final List<String> SEQUENCES = List.of("S0", "S1");

    /** A longer text is not stored with its row, in bytes. */
    private static final int LONG = 200;

    private final Steering steering;
    private final SortedMap<String, Table> tables = new TreeMap<>();
    private final SortedMap<String, View> views = new TreeMap<>();
    private final SortedMap<String, Long> sequences = new TreeMap<>();
    private int made;
    private boolean restored;
    private boolean gaps;
    private boolean replaced;

    Depot(Steering steering) {
        this.steering = steering;
    }

    /** A table, with what is in it. */
    static final class Table {
        private final int age;
        private final SortedMap<Integer, Thing> rows = new TreeMap<>();
        private Optional<String> parent;
        private Optional<String> remark = Optional.empty();

        private Table(int age, Optional<String> parent) {
            this.age = age;
            this.parent = parent;
        }

        /** Returns the table to which a foreign key leads. */
        Optional<String> parent() {
            return parent;
        }

        SortedMap<Integer, Thing> rows() {
            return rows;
        }

        Optional<String> remark() {
            return remark;
        }

        void remark(String text) {
            remark = text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
    }

    /**
     * A view of the keys of a table.
     *
     * @param of the table
     * @param beside a table that is joined to it and shows nothing
     * @param age the moment at which a view of this name was made first
     */
    record View(String of, Optional<String> beside, int age) {
        boolean reads(String table) {
            return of.equals(table) || beside.filter(table::equals).isPresent();
        }
    }

    SortedMap<String, Table> tables() {
        return tables;
    }

    SortedMap<String, View> views() {
        return views;
    }

    SortedMap<String, Long> sequences() {
        return sequences;
    }

    void makeTable(String name, Optional<String> parent) {
        tables.put(name, new Table(made++, parent));
    }

    /** Drops a table, with the views that read it and the keys that lead to it. */
    void dropTable(String name) {
        tables.remove(name);
        gaps = true;
        tables.values().stream()
                .filter(table -> table.parent.filter(name::equals).isPresent())
                .forEach(table -> table.parent = Optional.empty());
        views.values().removeIf(view -> view.reads(name));
    }

    void dropView(String name) {
        views.remove(name);
        gaps = true;
    }

    /** Makes a view, or replaces the one of this name, which keeps its age. */
    void makeView(String name, String of, Optional<String> beside) {
        View old = views.get(name);
        views.put(name, new View(of, beside, old == null ? made++ : old.age()));
        replaced |= old != null;
    }

    /** Notes that the store was closed and opened: numbers that only replaced views had are free from now on. */
    void reopen() {
        gaps |= replaced;
    }

    /** Whether the store may be put into its place by its script; see {@link #mayRead}. */
    boolean mayBeRestored() {
        return !steering.youngerTables() || views.isEmpty() || !hasLongNotes();
    }

    /** Whether a script needs a further table for a while, whose number is free afterwards. */
    private boolean hasLongNotes() {
        return tables.values().stream()
                .flatMap(table -> table.rows().values().stream())
                .anyMatch(thing -> thing.note()
                        .filter(note -> note.getBytes(StandardCharsets.UTF_8).length > LONG)
                        .isPresent());
    }

    /**
     * Whether a view of this name may be made to read these tables. A view that replaces another may not read a younger
     * table. A new view takes the number of an object that was dropped, or a number that is free since the store was
     * opened again, so it may come before its table as well.
     */
    boolean mayRead(String name, String of, Optional<String> beside) {
        View old = views.get(name);
        boolean younger = old != null
                && (tables.get(of).age > old.age()
                        || beside.filter(table -> tables.get(table).age > old.age())
                                .isPresent());
        return !steering.youngerTables() || !younger && !(old == null && gaps);
    }

    /** Whether a view reads a table with a foreign key to this one, which has an index for it. */
    boolean isSeenBelow(String name) {
        return tables.entrySet().stream()
                .filter(table -> table.getValue().parent.filter(name::equals).isPresent())
                .anyMatch(table -> views.values().stream().anyMatch(view -> view.reads(table.getKey())));
    }

    Steering steering() {
        return steering;
    }

    /** Returns an answer about the same store with one more row, which has nothing but its key. */
    List<Row> withRow(String table, int id, Function<Depot, List<Row>> answer) {
        SortedMap<Integer, Thing> rows = tables.get(table).rows();
        rows.put(id, Thing.NOTHING);
        try {
            return answer.apply(this);
        } finally {
            rows.remove(id);
        }
    }

    /** Whether a table has more rows than an answer brings at once. */
    boolean hasManyRows() {
        return !withManyRows().isEmpty();
    }

    List<String> withManyRows() {
        return tables.entrySet().stream()
                .filter(table -> table.getValue().rows().size() > FillTable.MANY / 2)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean hasRemarks() {
        return tables.values().stream().anyMatch(table -> table.remark().isPresent());
    }

    /** Whether there are rows, so that an export shows something. */
    boolean hasRows() {
        return tables.values().stream().anyMatch(table -> !table.rows().isEmpty());
    }

    /** Notes that the store was put into the place of an earlier one. */
    void restore() {
        restored = true;
        replaced = false;
        gaps = hasLongNotes();
    }

    boolean wasRestored() {
        return restored;
    }

    /** Returns the names that are not taken. */
    static List<String> free(List<String> names, SortedMap<String, ?> taken) {
        List<String> free = new ArrayList<>(names);
        free.removeAll(taken.keySet());
        return free;
    }
}
