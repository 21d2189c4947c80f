package dev.lockstep.embedded.h2;

import dev.lockstep.invariant.Look;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.constraint.ConstraintReferential;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.db.MVTable;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.Table;
import org.h2.value.Value;
import org.h2.value.ValueLob;
import org.h2.value.ValueNull;
import org.h2.value.lob.LobDataDatabase;

/**
 * Uses H2 from inside its class loader. The class and its constructor are public, because their caller is outside. It
 * sees what is committed: an open transaction of another session is none of its business.
 */
public final class H2Guest implements H2Inside {

    private SessionLocal session;
    private Database database;

    @Override
    public void open(Connection connection) throws SQLException {
        session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        database = session.getDatabase();
    }

    /** Whoever reads begins a transaction, which would hold back the versions that the store wants to drop. */
    private void looking(Runnable look) {
        try {
            look.run();
        } finally {
            session.commit(true);
        }
    }

    private Stream<MVTable> tables() {
        return ofRows(database.getAllTablesAndViews().stream()).filter(table -> !table.isTemporary());
    }

    /** A local temporary table is known to its session alone. */
    private Stream<MVTable> tablesAndTemporary() {
        return ofRows(Stream.concat(
                database.getAllTablesAndViews().stream(),
                Arrays.stream(database.getSessions(false)).flatMap(each -> each.getLocalTempTables().stream())));
    }

    private static Stream<MVTable> ofRows(Stream<Table> tables) {
        return tables.filter(MVTable.class::isInstance).map(MVTable.class::cast);
    }

    private Stream<MVSecondaryIndex> indexes(MVTable table) {
        return Optional.ofNullable(table.getIndexes()).stream()
                .flatMap(List::stream)
                .filter(MVSecondaryIndex.class::isInstance)
                .map(MVSecondaryIndex.class::cast);
    }

    private List<Row> rows(MVTable table) {
        List<Row> rows = new ArrayList<>();
        Cursor cursor = table.getScanIndex(session).find(session, null, null, false);
        while (cursor.next()) {
            rows.add(cursor.get());
        }
        return rows;
    }

    private List<SearchRow> entries(Index index, boolean backwards) {
        List<SearchRow> entries = new ArrayList<>();
        Cursor cursor = index.find(session, null, null, backwards);
        while (cursor.next()) {
            entries.add(cursor.getSearchRow());
        }
        return entries;
    }

    @Override
    public void indexes(Look look) {
        looking(() -> tables().forEach(table -> {
            List<MVSecondaryIndex> indexes = indexes(table).toList();
            List<Row> rows = indexes.isEmpty() ? List.of() : rows(table);
            indexes.forEach(index -> compare(table, index, rows, look));
        }));
    }

    private void compare(MVTable table, MVSecondaryIndex index, List<Row> rows, Look look) {
        String place = "index " + index.getName() + " of " + table.getName() + "("
                + Arrays.stream(index.getColumns()).map(Column::getName).collect(Collectors.joining(", ")) + ")";
        List<SearchRow> entries = entries(index, false);
        look.saw(entries.size() + rows.size());
        Map<Long, Row> unseen = new HashMap<>();
        rows.forEach(row -> unseen.put(row.getKey(), row));
        SearchRow before = null;
        for (SearchRow entry : entries) {
            Row row = unseen.remove(entry.getKey());
            if (row == null) {
                look.violated(place + " has a row too many, with key " + entry.getKey());
            } else if (index.compareRows(entry, row) != 0) {
                look.violated(place + " has other values than the row with key " + entry.getKey());
            }
            if (before != null && index.compareRows(before, entry) > 0) {
                look.violated(place + " is out of order at the row with key " + entry.getKey());
            }
            before = entry;
        }
        new TreeSet<>(unseen.keySet()).forEach(key -> look.violated(place + " lacks the row with key " + key));
        List<SearchRow> backwards = entries(index, true);
        Collections.reverse(backwards);
        if (!keys(backwards).equals(keys(entries))) {
            look.violated(place + " has other rows backwards");
        }
    }

    private static List<Long> keys(List<SearchRow> entries) {
        return entries.stream().map(SearchRow::getKey).toList();
    }

    @Override
    public void foreignKeys(Look look) {
        looking(() -> references().forEach(reference -> {
            MVTable parents = (MVTable) reference.getRefTable();
            Set<List<Value>> keys = new HashSet<>();
            rows(parents).forEach(row -> keys.add(values(row, reference.getRefColumns())));
            for (Row row : rows((MVTable) reference.getTable())) {
                List<Value> key = values(row, reference.getColumns());
                look.saw(1);
                if (!key.contains(ValueNull.INSTANCE) && !isAmong(keys, key)) {
                    look.violated("the row with key " + row.getKey() + " of "
                            + reference.getTable().getName() + " has no parent in " + parents.getName() + " by "
                            + reference.getName());
                }
            }
        }));
    }

    private Stream<ConstraintReferential> references() {
        return database.getReferentialIntegrity()
                ? tables().filter(MVTable::getCheckForeignKeyConstraints)
                        .flatMap(table -> Optional.ofNullable(table.getConstraints()).stream()
                                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                                .filter(ConstraintReferential.class::isInstance)
                                .map(ConstraintReferential.class::cast)
                                .filter(reference ->
                                        reference.getTable() == table && reference.getRefTable() instanceof MVTable))
                : Stream.empty();
    }

    private static List<Value> values(SearchRow row, IndexColumn[] columns) {
        return Arrays.stream(columns)
                .map(column -> row.getValue(column.column.getColumnId()))
                .toList();
    }

    /** Values of two types may be one key, so a key that is not found at once is compared with each of the others. */
    private boolean isAmong(Set<List<Value>> parents, List<Value> key) {
        return parents.contains(key) || parents.stream().anyMatch(parent -> same(parent, key));
    }

    /** The columns of the two sides may be of two types. */
    private boolean same(List<Value> one, List<Value> other) {
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) == ValueNull.INSTANCE || session.compare(one.get(i), other.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void uniqueKeys(Look look) {
        looking(() -> tables().forEach(table -> indexes(table)
                .filter(index -> index.getIndexType().isUnique())
                .forEach(index -> {
                    List<Row> rows = rows(table);
                    look.saw(rows.size());
                    rows.sort((one, other) -> index.compareRows(one, other));
                    for (int i = 1; i < rows.size(); i++) {
                        if (index.needsUniqueCheck(rows.get(i)) && sameKey(index, rows.get(i - 1), rows.get(i))) {
                            look.violated(
                                    "the rows with keys " + rows.get(i - 1).getKey() + " and "
                                            + rows.get(i).getKey() + " of " + table.getName() + " have one key in "
                                            + index.getName());
                        }
                    }
                })));
    }

    private boolean sameKey(Index index, Row one, Row other) {
        return same(unique(index, one), unique(index, other));
    }

    private static List<Value> unique(Index index, Row row) {
        return values(row, Arrays.copyOf(index.getIndexColumns(), index.getUniqueColumnCount()));
    }

    @Override
    public void identities(Look look) {
        looking(() -> tables().forEach(table -> {
            for (Column column : table.getColumns()) {
                if (column.getSequence() != null && column.isGeneratedAlways()) {
                    long direction = Long.signum(column.getSequence().getIncrement());
                    long current = column.getSequence().getCurrentValue();
                    for (Row row : rows(table)) {
                        long value = row.getValue(column.getColumnId()).getLong();
                        look.saw(1);
                        if (Long.compare(value, current) * direction > 0) {
                            look.violated("the identity of " + table.getName() + "." + column.getName() + " is at "
                                    + current + ", and a row has " + value);
                        }
                    }
                }
            }
        }));
    }

    @Override
    public void largeObjects(Look look) throws ReflectiveOperationException {
        Set<Long> held = new TreeSet<>();
        looking(() -> tablesAndTemporary()
                .filter(MVTable::getContainsLargeObject)
                .flatMap(table -> rows(table).stream())
                .forEach(row -> {
                    for (int i = 0; i < row.getColumnCount(); i++) {
                        if (row.getValue(i) instanceof ValueLob lob
                                && lob.getLobData() instanceof LobDataDatabase stored) {
                            held.add(stored.getLobId());
                        }
                    }
                }));
        MVMap<Long, ?> map = lobMap();
        look.saw(held.size());
        held.forEach(id -> {
            if (!map.containsKey(id)) {
                look.violated("the large object " + id + " of a row is not stored");
            }
        });
        // A row that is not committed yet holds its large objects as well, and nobody else can see it.
        boolean quiet = store().getTransactionStore().getOpenTransactions().isEmpty();
        Set<Long> orphans = new TreeSet<>(quiet ? map.keySet() : Set.of());
        look.saw(orphans.size());
        orphans.removeAll(held);
        orphans.removeAll(toBeRemoved());
        orphans.forEach(id -> {
            if (!isOfASession(map.get(id))) {
                look.violated("the large object " + id + " belongs to no row");
            }
        });
    }

    private org.h2.mvstore.db.Store store() {
        return database.getStore();
    }

    @SuppressWarnings("unchecked")
    private MVMap<Long, ?> lobMap() throws ReflectiveOperationException {
        return (MVMap<Long, ?>) field(database.getLobStorage(), "lobMap");
    }

    /** H2 removes a large object some time after its row. */
    private Set<Long> toBeRemoved() throws ReflectiveOperationException {
        Set<Long> ids = new HashSet<>();
        for (Object pending : (Iterable<?>) field(database.getLobStorage(), "pendingLobRemovals")) {
            ids.add((Long) field(pending, "lobId"));
        }
        return ids;
    }

    /** A negative number of a table stands for a value that a session holds for a while. */
    private static boolean isOfASession(Object meta) {
        try {
            return (int) field(meta, "tableId") < 0;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    @Override
    public void pages(Look look) {
        MVStore store = store().getMvStore();
        for (String name : new TreeSet<>(store.getMapNames())) {
            if (!name.startsWith("table.") && !name.startsWith("index.")) {
                continue;
            }
            MVMap<?, ?> map = openMap(store, name);
            if (map != null) {
                walk(name, map, look);
            }
        }
    }

    /** Returns a map that the database has open; another one would need the types of its keys. */
    private static MVMap<?, ?> openMap(MVStore store, String name) {
        String id = store.getMetaMap().get("name." + name);
        return id == null ? null : store.getMap(Integer.parseInt(id, 16));
    }

    private static <K, V> void walk(String name, MVMap<K, V> map, Look look) {
        long keys = 0;
        K before = null;
        for (var cursor = map.cursor(null); cursor.hasNext(); ) {
            K key = cursor.next();
            if (before != null && map.getKeyType().compare(before, key) >= 0) {
                look.violated("the map " + name + " is out of order after " + keys + " keys");
            }
            before = key;
            keys++;
        }
        look.saw(keys);
        if (keys != map.sizeAsLong()) {
            look.violated("the map " + name + " says that it has " + map.sizeAsLong() + " keys, and has " + keys);
        }
    }

    @Override
    public boolean loseIndexEntry() {
        return tables().flatMap(this::indexes)
                .filter(index -> !entries(index, false).isEmpty())
                .findFirst()
                .map(index -> {
                    MVMap<SearchRow, ?> map = index.getMVMap();
                    return map.remove(map.firstKey()) != null;
                })
                .orElse(false);
    }

    @Override
    public boolean loseRow() {
        boolean[] lost = new boolean[1];
        looking(() -> tables().filter(table ->
                        indexes(table).findAny().isPresent() && !rows(table).isEmpty())
                .findFirst()
                .ifPresent(table -> {
                    table.getScanIndex(session).remove(session, rows(table).get(0));
                    lost[0] = true;
                }));
        return lost[0];
    }

    @Override
    public boolean loseParent() {
        boolean[] lost = new boolean[1];
        looking(() -> references()
                .filter(reference -> !rows((MVTable) reference.getTable()).isEmpty())
                .findFirst()
                .ifPresent(reference -> {
                    MVTable parents = (MVTable) reference.getRefTable();
                    rows(parents).forEach(row -> parents.removeRow(session, row));
                    lost[0] = true;
                }));
        return lost[0];
    }

    @Override
    public boolean doubleKey() {
        boolean[] doubled = new boolean[1];
        looking(() -> tables().filter(table ->
                        indexes(table).anyMatch(index -> index.getIndexType().isUnique())
                                && !rows(table).isEmpty())
                .findFirst()
                .ifPresent(table -> {
                    Row first = rows(table).get(0);
                    Value[] values = first.getValueList().clone();
                    Row second = Row.get(values, first.getMemory());
                    second.setKey(first.getKey() + 1_000_000);
                    addPastChecks(table, second);
                    doubled[0] = true;
                }));
        return doubled[0];
    }

    private void addPastChecks(MVTable table, Row row) {
        int main = table.getMainIndexColumn();
        if (main != SearchRow.ROWID_INDEX) {
            row.setValue(main, org.h2.value.ValueInteger.get((int) row.getKey()));
        }
        table.getScanIndex(session).add(session, row);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean misplaceKey() {
        MVStore store = store().getMvStore();
        for (String name : new TreeSet<>(store.getMapNames())) {
            MVMap<?, ?> map = name.startsWith("table.") ? openMap(store, name) : null;
            if (map != null && map.sizeAsLong() > 1 && map.getRootPage().isLeaf()) {
                Object[] keys = keys((MVMap<Object, Object>) map);
                Object first = keys[0];
                keys[0] = keys[1];
                keys[1] = first;
                return true;
            }
        }
        return false;
    }

    /** Returns the keys of a map of one page, as the page itself has them. */
    private static Object[] keys(MVMap<Object, Object> map) {
        try {
            Class<?> page = Class.forName("org.h2.mvstore.Page");
            Field keys = page.getDeclaredField("keys");
            keys.setAccessible(true);
            return (Object[]) keys.get(map.getRootPage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean loseLargeObject() {
        try {
            MVMap<Long, ?> map = lobMap();
            return !map.isEmpty() && map.remove(map.firstKey()) != null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
