package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The model: committed tables, and the sessions with their open transactions.
 *
 * <p>A statement sees what its isolation promises, and above that its own changes. A row that another open transaction
 * has changed or locked is waited for, and as nobody goes on meanwhile, the wait ends with the lock's time-out. A
 * transaction that keeps what it saw may not change a row that was changed since; the system then undoes all of it. The
 * tables of {@link #committed} are replaced and never changed, so that they can be kept and copied for free.
 */
final class Database {

    /** The name of no session. */
    private static final String GONE = "";

    private final SortedMap<String, SortedMap<Integer, Row>> committed = new TreeMap<>();
    private final SortedMap<String, Session> sessions = new TreeMap<>();
    private final SortedMap<String, String> makers = new TreeMap<>();
    private final SortedSet<String> indexes = new TreeSet<>();
    private boolean rebuilt;

    private final Steering steering;
    private final boolean steers;

    /**
     * Creates an empty database.
     *
     * @param steering the known bugs that no drawn command meets; a recorded one may
     */
    Database(Steering steering) {
        this(steering, false);
    }

    private Database(Steering steering, boolean steers) {
        this.steering = steering;
        this.steers = steers;
    }

    /** Returns a command if it can be drawn: it is possible, and it meets no bug that is steered round. */
    <C extends SessionsCommand> Optional<C> drawn(C command) {
        return Optional.of(command)
                .filter(drawn -> drawn.possible(this))
                .filter(drawn -> !(drawn.play(copy(true)) instanceof Answer.Unforeseeable));
    }

    Database copy() {
        return copy(steers);
    }

    private Database copy(boolean steers) {
        Database copy = new Database(steering, steers);
        copy.committed.putAll(committed);
        sessions.forEach((name, session) -> copy.sessions.put(name, session.copy()));
        copy.makers.putAll(makers);
        copy.indexes.addAll(indexes);
        copy.rebuilt = rebuilt;
        return copy;
    }

    // Tables

    boolean hasTable(String table) {
        return committed.containsKey(table);
    }

    /** Returns the committed rows of a table. */
    SortedMap<Integer, Row> rows(String table) {
        return committed.get(table);
    }

    List<String> tables() {
        return List.copyOf(committed.keySet());
    }

    SortedSet<String> indexes() {
        return indexes;
    }

    /** Creates a table before the walk. */
    void create(String table) {
        committed.put(table, new TreeMap<>());
    }

    // Sessions

    /** Returns a session, which its first use opens. */
    Session session(String name) {
        return sessions.computeIfAbsent(name, unused -> new Session());
    }

    boolean isOpen(String name) {
        return sessions.containsKey(name);
    }

    Optional<Work> work(String name) {
        return Optional.ofNullable(sessions.get(name)).flatMap(Session::work);
    }

    /** Returns the names of the open sessions, without the one that is always there. */
    List<String> open() {
        return sessions.keySet().stream()
                .filter(name -> !name.equals(SessionsCommand.MAIN))
                .toList();
    }

    void close(String name) {
        sessions.remove(name);
        makers.replaceAll((table, maker) -> maker.equals(name) ? GONE : maker);
    }

    void closeAll() {
        sessions.clear();
        makers.clear();
    }

    /**
     * Notes that the store was rebuilt from a script. A table has its primary key as an index since then, and not as
     * the number of its rows. A key that is inserted beside a change of its row is then refused at once, and not after
     * a wait.
     */
    void rebuild() {
        rebuilt = true;
    }

    void commit(String name) {
        Session session = session(name);
        session.work().ifPresent(this::commit);
        session.end();
    }

    private void commit(Work work) {
        work.changes().forEach((key, row) -> {
            SortedMap<Integer, Row> table = new TreeMap<>(committed.get(key.table()));
            row.ifPresentOrElse(present -> table.put(key.id(), present), () -> table.remove(key.id()));
            committed.put(key.table(), table);
        });
    }

    // Statements

    /** Returns the rows of a table that a session sees. */
    SortedMap<Integer, Row> visible(String session, String table) {
        Isolation isolation = Optional.ofNullable(sessions.get(session))
                .map(Session::isolation)
                .orElse(Isolation.READ_COMMITTED);
        return visible(session, work(session).orElseGet(() -> new Work(isolation)), table);
    }

    private SortedMap<Integer, Row> visible(String session, Work work, String table) {
        SortedMap<Integer, Row> rows = new TreeMap<>(work.seen(table).orElseGet(() -> committed.get(table)));
        if (work.isolation() == Isolation.READ_UNCOMMITTED) {
            others(session).forEach(other -> overlay(rows, other, table));
        }
        overlay(rows, work, table);
        return rows;
    }

    private static void overlay(SortedMap<Integer, Row> rows, Work work, String table) {
        work.changes().forEach((key, row) -> {
            if (key.table().equals(table)) {
                row.ifPresentOrElse(present -> rows.put(key.id(), present), () -> rows.remove(key.id()));
            }
        });
    }

    private List<Work> others(String session) {
        return sessions.entrySet().stream()
                .filter(other -> !other.getKey().equals(session))
                .flatMap(other -> other.getValue().work().stream())
                .toList();
    }

    /** Answers a query over tables. */
    Answer read(String session, List<String> tables, Function<Map<String, SortedMap<Integer, Row>>, List<Row>> query) {
        Session asking = session(session);
        Work work = asking.workOrNew();
        Optional<Answer> unclear = unclear(work, tables);
        if (unclear.isPresent()) {
            return unclear.get();
        }
        work.look(tables, committed);
        Map<String, SortedMap<Integer, Row>> seen = new TreeMap<>();
        tables.forEach(table -> seen.put(table, visible(session, work, table)));
        return new Answer.Returned(query.apply(seen));
    }

    /** A table that was made after the transaction had seen all tables is none that it sees, and none that it lacks. */
    private Optional<Answer> unclear(Work work, List<String> tables) {
        boolean late = work.isolation() == Isolation.SERIALIZABLE
                && tables.stream().anyMatch(table -> work.hasSeenAll() && !work.keeps(table));
        return late
                ? Optional.of(new Answer.Unforeseeable("a table that is younger than the snapshot"))
                : Optional.empty();
    }

    /** Inserts rows, in the order of their keys. */
    Answer insert(String session, String table, SortedMap<Integer, Row> rows) {
        return write(session, table, List.of(), work -> {
            for (Map.Entry<Integer, Row> row : rows.entrySet()) {
                Key key = new Key(table, row.getKey());
                Optional<Answer> refused = beforeInsert(session, work, key);
                if (refused.isPresent()) {
                    return refused.get();
                }
                work.change(key, Optional.of(row.getValue()));
            }
            return new Answer.Affected(rows.size());
        });
    }

    private Optional<Answer> beforeInsert(String session, Work work, Key key) {
        Optional<Row> own = work.changes().get(key);
        if (own != null) {
            return own.isPresent() ? Optional.of(Answer.DUPLICATE) : Optional.empty();
        }
        Optional<Answer> blocked = blocked(session, work, key);
        boolean there = committed.get(key.table()).containsKey(key.id());
        boolean keptSeen =
                work.seen(key.table()).map(rows -> rows.containsKey(key.id())).orElse(false);
        if (rebuilt && (blocked.isPresent() || keptSeen && !there)) {
            return Optional.of(new Answer.Unforeseeable("a key that names no row any more: see rebuild()"));
        }
        if (blocked.isPresent()) {
            return keptSeen ? Optional.of(new Answer.Unforeseeable("a key that is seen and locked")) : blocked;
        }
        return there || keptSeen ? Optional.of(Answer.DUPLICATE) : Optional.empty();
    }

    /** Changes the rows that a session sees and that a condition chooses, in the order of their keys. */
    Answer update(String session, String table, BiPredicate<Integer, Row> which, UnaryOperator<Row> change) {
        return each(session, table, which, (work, key, row) -> work.change(key, Optional.of(change.apply(row))));
    }

    /** Deletes the rows that a session sees and that a condition chooses. */
    Answer delete(String session, String table, BiPredicate<Integer, Row> which) {
        return each(session, table, which, (work, key, row) -> work.change(key, Optional.empty()));
    }

    /** The work on one row that was locked. */
    @FunctionalInterface
    private interface Doing {
        void apply(Work work, Key key, Row row);
    }

    private Answer each(String session, String table, BiPredicate<Integer, Row> which, Doing doing) {
        return write(session, table, List.of(table), work -> {
            long count = 0;
            for (Map.Entry<Integer, Row> row : visible(session, work, table).entrySet()) {
                if (which.test(row.getKey(), row.getValue())) {
                    Key key = new Key(table, row.getKey());
                    Optional<Answer> refused = beforeLock(session, work, key);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    doing.apply(work, key, row.getValue());
                    count++;
                }
            }
            return new Answer.Affected(count);
        });
    }

    /**
     * Locks the row with a key and returns it, if a session sees it. A refusal undoes nothing else, also not the one
     * whose message says so: docs/findings/h2-deadlock-of-a-query-undoes-nothing.md.
     */
    Answer lock(String session, String table, int id) {
        Session asking = session(session);
        Work work = asking.workOrNew();
        Optional<Answer> unclear = unclear(work, List.of(table));
        if (unclear.isPresent()) {
            return unclear.get();
        }
        work.look(List.of(table), committed);
        Row row = visible(session, work, table).get(id);
        if (row == null) {
            return new Answer.Returned(List.of());
        }
        Key key = new Key(table, id);
        Optional<Answer> refused = beforeLock(session, work, key);
        if (refused.isPresent()) {
            return refused.get();
        }
        work.lock(key);
        return new Answer.Returned(List.of(row));
    }

    private Optional<Answer> beforeLock(String session, Work work, Key key) {
        if (work.changes().containsKey(key)) {
            return Optional.empty();
        }
        Optional<Answer> blocked = blocked(session, work, key);
        if (blocked.isPresent()) {
            return blocked;
        }
        Optional<SortedMap<Integer, Row>> seen = work.seen(key.table());
        boolean changed = seen.isPresent()
                && !Optional.ofNullable(seen.get().get(key.id()))
                        .equals(Optional.ofNullable(committed.get(key.table()).get(key.id())));
        return changed ? Optional.of(Answer.DEADLOCK) : Optional.empty();
    }

    private Optional<Answer> blocked(String session, Work work, Key key) {
        return others(session).stream()
                .filter(other -> other.holds(key))
                .findFirst()
                .map(other -> steers && steering.endlessWaits() && other.isPartlyUndone()
                        ? new Answer.Unforeseeable("a wait that never ends")
                        : Answer.LOCK_TIMEOUT);
    }

    /**
     * Runs a statement that writes: it is done as a whole, or undone as a whole.
     *
     * @param read the tables that it reads; an insert of values reads none, so no snapshot of its table begins with it
     */
    private Answer write(String session, String table, List<String> read, Function<Work, Answer> statement) {
        Session asking = session(session);
        Work work = asking.workOrNew();
        Optional<Answer> unclear = unclear(work, List.of(table));
        if (unclear.isPresent()) {
            return unclear.get();
        }
        work.look(read, committed);
        work.writes(table);
        Work.Mark before = work.now("");
        Answer answer = statement.apply(work);
        if (answer.equals(Answer.DEADLOCK)) {
            asking.loseWork();
        } else if (answer.isRefused()) {
            work.backTo(before);
        } else if (!asking.isInTransaction()) {
            commit(work);
        }
        return answer;
    }

    /** Answers a statement that writes and that is refused for its values, before any row is looked at. */
    Answer refuse(String session, String table, String refusal) {
        return write(session, table, List.of(), work -> new Answer.Refused(refusal));
    }

    // Savepoints

    /** Marks a place in the transaction of a session. It is a statement like others, so a snapshot begins with it. */
    void mark(String session, String name) {
        Work work = work(session).orElseThrow();
        work.look(List.of(), committed);
        work.mark(name);
    }

    boolean backTo(String session, String name) {
        Work work = work(session).orElseThrow();
        work.look(List.of(), committed);
        return work.backTo(name);
    }

    /** Whether a savepoint was set after another one that the transaction went back to. */
    boolean isForgotten(String session, String name) {
        return work(session).filter(work -> work.isForgotten(name)).isPresent();
    }

    /** Whether some session has changes that are not committed. */
    boolean hasOpenChanges() {
        return open().stream().anyMatch(this::hasOpenChanges);
    }

    /** Whether a session has changes that are not committed. */
    boolean hasOpenChanges(String session) {
        return work(session).filter(Work::hasLocks).isPresent();
    }

    /** Returns the named sessions that are in a transaction, or those that are not. */
    List<String> sessions(boolean inTransaction) {
        return Names.sessions().stream()
                .filter(session -> work(session).isPresent() == inTransaction)
                .toList();
    }

    /** Returns the named sessions that have asked the question in their transaction that is asked again. */
    List<String> asked() {
        return open().stream()
                .filter(open -> work(open).flatMap(Work::lastTold).isPresent())
                .toList();
    }

    /** Whether a session has hundreds of kilobytes of changes that are not committed. */
    boolean hasManyChanges(String session) {
        return work(session)
                .filter(work -> work.changes().size() >= WriteMuch.ROWS)
                .isPresent();
    }

    /** Whether a transaction has written to a table, which keeps others from changing the table's definition. */
    boolean isWritten(String table) {
        return sessions.values().stream()
                .flatMap(session -> session.work().stream())
                .anyMatch(work -> work.hasWritten(table));
    }

    /** Whether another session has changes that are not committed, or has changed rows that this one saw. */
    boolean isChangedBesides(String session) {
        return others(session).stream().anyMatch(Work::hasLocks) || seesThePast(session);
    }

    /** Whether an index that this session drops now would end the transactions of others, which is not drawn. */
    boolean endangersOthers(String session) {
        return steering.copiesOfOpenWork() && isChangedBesides(session);
    }

    /** Whether a session goes on seeing rows that others have changed since. */
    boolean seesThePast(String session) {
        return work(session).filter(this::isOutdated).isPresent();
    }

    private boolean isOutdated(Work work) {
        return tables().stream()
                .anyMatch(table -> work.seen(table)
                        .filter(seen -> !seen.equals(committed.get(table)))
                        .isPresent());
    }

    /** Whether a backup of this moment meets no bug that is steered round. */
    boolean isCopiedRight() {
        return !steers
                || !steering.copiesOfOpenWork()
                || sessions.values().stream()
                        .flatMap(session -> session.work().stream())
                        .noneMatch(Work::hasLostAnIndex);
    }

    // Schema

    /** Changes the schema, which commits the session's own transaction and waits for all who have written. */
    Answer define(String session, String table, Runnable change) {
        List<Work> others = others(session);
        boolean written = others.stream().anyMatch(work -> work.hasWritten(table));
        if (others.stream().anyMatch(work -> work.hasWritten(table) && work.isPartlyUndone())
                || written && session(session).isInTransaction()) {
            return new Answer.Unforeseeable("who still holds the table");
        }
        if (written) {
            return Answer.LOCK_TIMEOUT;
        }
        return defineAtOnce(session, change);
    }

    private Answer defineAtOnce(String session, Runnable change) {
        commitAndGoOn(session);
        change.run();
        return new Answer.Done();
    }

    /** Drops an index of a table, which waits for nobody. */
    Answer dropIndex(String session, String index, String table) {
        others(session).stream().filter(work -> work.hasWritten(table)).forEach(Work::loseAnIndex);
        return defineAtOnce(session, () -> indexes.remove(index));
    }

    /** Commits the transaction of a session, which then begins the next one, if it was in one. */
    void commitAndGoOn(String session) {
        Session asking = session(session);
        if (asking.isInTransaction()) {
            asking.work().ifPresent(this::commit);
            asking.loseWork();
        }
    }

    void createTable(String table, String session) {
        create(table);
        makers.put(table, session);
    }

    /** Whether the named session that created a table was closed since. */
    boolean isMakerGone(String table) {
        return GONE.equals(makers.get(table));
    }

    /** Whether a session has created a table that is still there. */
    boolean isMaker(String session) {
        return makers.containsValue(session);
    }

    void dropTable(String table) {
        committed.remove(table);
        makers.remove(table);
    }

    /** Whether an open transaction goes on seeing a table as it was. */
    boolean isKept(String table) {
        return sessions.values().stream()
                .flatMap(session -> session.work().stream())
                .anyMatch(work -> work.keeps(table));
    }
}
