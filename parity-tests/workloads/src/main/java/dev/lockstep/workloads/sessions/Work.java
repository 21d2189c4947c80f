package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An open transaction: what it has changed and locked, and what it has seen and must go on seeing. A row that it has
 * changed is locked until its end.
 */
final class Work {

    private final Isolation isolation;
    private final SortedMap<String, SortedMap<Integer, Row>> seen = new TreeMap<>();
    private final SortedMap<Key, Optional<Row>> changes = new TreeMap<>();
    private final SortedSet<Key> locks = new TreeSet<>();
    private final SortedSet<String> written = new TreeSet<>();
    private final List<Mark> marks = new ArrayList<>();
    private final SortedSet<String> forgotten = new TreeSet<>();
    private boolean partlyUndone;
    private boolean lostAnIndex;
    private Optional<Answer> lastTold = Optional.empty();

    Work(Isolation isolation) {
        this.isolation = isolation;
    }

    Work copy() {
        Work copy = new Work(isolation);
        copy.seen.putAll(seen);
        copy.changes.putAll(changes);
        copy.locks.addAll(locks);
        copy.written.addAll(written);
        copy.marks.addAll(marks);
        copy.forgotten.addAll(forgotten);
        copy.partlyUndone = partlyUndone;
        copy.lostAnIndex = lostAnIndex;
        copy.lastTold = lastTold;
        return copy;
    }

    /** A savepoint: the changes and locks of its moment. */
    record Mark(String name, SortedMap<Key, Optional<Row>> changes, SortedSet<Key> locks) {}

    Isolation isolation() {
        return isolation;
    }

    /** Keeps what a statement on these tables sees, if the transaction has to go on seeing it. */
    void look(List<String> tables, SortedMap<String, SortedMap<Integer, Row>> committed) {
        if (isolation == Isolation.REPEATABLE_READ) {
            tables.forEach(table -> seen.putIfAbsent(table, committed.get(table)));
        } else if (isolation == Isolation.SERIALIZABLE && seen.isEmpty()) {
            seen.putAll(committed);
        }
    }

    /** Returns the rows of a table that the transaction keeps seeing; empty if it sees what is committed. */
    Optional<SortedMap<Integer, Row>> seen(String table) {
        return Optional.ofNullable(seen.get(table));
    }

    /** Whether the transaction goes on seeing this table as it was. */
    boolean keeps(String table) {
        return seen.containsKey(table);
    }

    /** Whether the transaction goes on seeing tables as they were. */
    boolean hasSeenAll() {
        return !seen.isEmpty();
    }

    SortedMap<Key, Optional<Row>> changes() {
        return changes;
    }

    boolean holds(Key key) {
        return changes.containsKey(key) || locks.contains(key);
    }

    void lock(Key key) {
        locks.add(key);
    }

    void change(Key key, Optional<Row> row) {
        changes.put(key, row);
    }

    /** Notes that the transaction writes to a table, which keeps others from changing the table's definition. */
    void writes(String table) {
        written.add(table);
    }

    boolean hasWritten(String table) {
        return written.contains(table);
    }

    boolean hasLocks() {
        return !changes.isEmpty() || !locks.isEmpty();
    }

    /** Returns this moment, to come back to. */
    Mark now(String name) {
        return new Mark(name, new TreeMap<>(changes), new TreeSet<>(locks));
    }

    void mark(String name) {
        marks.removeIf(mark -> mark.name().equals(name));
        marks.add(now(name));
        forgotten.remove(name);
    }

    /** Returns the names of the savepoints, oldest first. */
    List<String> marks() {
        return marks.stream().map(Mark::name).toList();
    }

    /** Undoes what was done since a savepoint, and forgets the later ones; false if there is no such savepoint. */
    boolean backTo(String name) {
        // The system undoes the statement, although it was refused before it did anything.
        partlyUndone = true;
        int place = marks().indexOf(name);
        if (place < 0) {
            return false;
        }
        backTo(marks.get(place));
        List<Mark> later = marks.subList(place + 1, marks.size());
        later.forEach(mark -> forgotten.add(mark.name()));
        later.clear();
        return true;
    }

    boolean isForgotten(String name) {
        return forgotten.contains(name);
    }

    /** Undoes what was done since a moment. */
    void backTo(Mark moment) {
        changes.clear();
        changes.putAll(moment.changes());
        locks.clear();
        locks.addAll(moment.locks());
        partlyUndone = true;
    }

    /** Notes the answer to a question that is asked again and again in the same words. */
    void tell(Answer answer) {
        lastTold = Optional.of(answer);
    }

    /** Returns the last such answer in this transaction. */
    Optional<Answer> lastTold() {
        return lastTold;
    }

    /** Notes that an index was dropped in which the transaction has changed something. */
    void loseAnIndex() {
        lostAnIndex = true;
    }

    /**
     * Whether an index was dropped under the transaction's changes. A copy of the store then shows them as committed:
     * docs/findings/h2-copy-has-open-transaction.md.
     */
    boolean hasLostAnIndex() {
        return lostAnIndex;
    }

    /**
     * Whether a part of the transaction was undone. Whoever then waits for one of its rows waits for ever:
     * docs/findings/h2-waits-for-ever.md.
     */
    boolean isPartlyUndone() {
        return partlyUndone;
    }
}
