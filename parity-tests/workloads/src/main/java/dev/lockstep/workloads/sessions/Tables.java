package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.Probe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The tables of the workload in SQL, and their rows as the model keeps them: without the key, a note as its length. */
final class Tables {

    /** Holders have a flag, an amount and a note. */
    static final String HOLDER = "holder";

    /** A thing has a holder, which need not exist. */
    static final String THING = "thing";

    /** The tables that sessions create and drop. */
    static final List<String> BOXES = List.of("box1", "box2");

    /** The index that sessions create and drop. */
    static final String INDEX = "holder_amount";

    /**
     * So that a statement that waits for another session ends soon; nobody goes on meanwhile, however long it waits.
     */
    private static final int LOCK_TIMEOUT_MS = 20;

    private static final Column ID = Column.number("id");

    private Tables() {}

    static List<Operation> setup() {
        return List.of(
                Operation.mutate("SET DEFAULT_LOCK_TIMEOUT " + LOCK_TIMEOUT_MS),
                Operation.mutate("SET LOCK_TIMEOUT " + LOCK_TIMEOUT_MS),
                Operation.mutate("CREATE TABLE holder (id INT PRIMARY KEY, flag BOOLEAN NOT NULL,"
                        + " amount BIGINT NOT NULL, note VARCHAR NOT NULL)"),
                Operation.mutate("CREATE TABLE thing (id INT PRIMARY KEY, holder INT NOT NULL)"));
    }

    /** Returns a holder without a flag. */
    static Row holder(long amount, int length) {
        return Row.of(Cell.bool(false), Cell.number(amount), Cell.number(length));
    }

    static boolean isFlagged(Row holder) {
        return holder.cells().get(0).equals(Cell.bool(true));
    }

    static long amount(Row holder) {
        return ((BigDecimal) holder.cells().get(1).toJson()).longValueExact();
    }

    static Row withFlag(Row holder, boolean flag) {
        return Row.of(Cell.bool(flag), holder.cells().get(1), holder.cells().get(2));
    }

    static Row withAmount(Row holder, long amount) {
        return Row.of(holder.cells().get(0), Cell.number(amount), holder.cells().get(2));
    }

    static int holderOf(Row thing) {
        return ((BigDecimal) thing.cells().get(0).toJson()).intValueExact();
    }

    /** Whether a thing has this holder. */
    static boolean isOf(Row thing, int holder) {
        return thing.cells().get(0).equals(Cell.number(holder));
    }

    /** Returns the columns of a table behind its key. */
    static List<Column> columns(String table) {
        return switch (table) {
            case HOLDER ->
                List.of(
                        new Column("flag", ValueKind.BOOLEAN, "flag"),
                        Column.number("amount"),
                        new Column("length", ValueKind.NUMBER, "LENGTH(note)"));
            case THING -> List.of(Column.number("holder"));
            default -> List.of(Column.text("colour"));
        };
    }

    /** A read of all rows of a table. */
    static Operation.Query all(String table) {
        List<Column> columns = new ArrayList<>(List.of(ID));
        columns.addAll(columns(table));
        return Operation.orderedQuery("SELECT", columns, "FROM " + table + " ORDER BY id");
    }

    /** Returns rows with their keys in front. */
    static List<Row> keyed(SortedMap<Integer, Row> rows) {
        return rows.entrySet().stream()
                .map(row -> {
                    List<Cell> cells = new ArrayList<>(List.of(Cell.number(row.getKey())));
                    cells.addAll(row.getValue().cells());
                    return new Row(cells);
                })
                .toList();
    }

    /** The read of what is committed in a table. */
    static Probe probe(Database database, String table) {
        return new Probe(table + "s", all(table), keyed(database.rows(table)));
    }

    /** A read of all numbers of the two lasting tables, which tells a copy from another one. */
    static Operation.Query content() {
        return Operation.orderedQuery(
                "SELECT",
                List.of(Column.text("kind"), ID, Column.number("n")),
                "FROM (SELECT 'holder' AS kind, id, amount AS n FROM holder"
                        + " UNION ALL SELECT 'thing', id, holder FROM thing) ORDER BY kind, id");
    }

    /** Returns the answer to that read. */
    static List<Row> content(SortedMap<Integer, Row> holders, SortedMap<Integer, Row> things) {
        List<Row> rows = new ArrayList<>();
        holders.forEach((id, row) ->
                rows.add(Row.of(Cell.text(HOLDER), Cell.number(id), row.cells().get(1))));
        things.forEach((id, row) ->
                rows.add(Row.of(Cell.text(THING), Cell.number(id), row.cells().get(0))));
        return rows;
    }

    /** The read of all rows of all tables, each with one of its values as text. */
    static Probe everything(Database database) {
        List<String> parts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (String table : database.tables()) {
            Column told = columns(table).get(table.equals(HOLDER) ? 1 : 0);
            parts.add("SELECT '" + table + "' AS kind, id, CAST(" + told.expression() + " AS VARCHAR) AS content FROM "
                    + table);
            database.rows(table)
                    .forEach((id, row) ->
                            rows.add(Row.of(Cell.text(table), Cell.number(id), Cell.text(told(table, row)))));
        }
        return new Probe(
                "everything",
                Operation.orderedQuery(
                        "SELECT",
                        List.of(Column.text("kind"), ID, Column.text("content")),
                        "FROM (" + String.join(" UNION ALL ", parts) + ") ORDER BY kind, id"),
                rows);
    }

    private static String told(String table, Row row) {
        Object value = row.cells().get(table.equals(HOLDER) ? 1 : 0).toJson();
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The read of the names of tables and indexes. */
    static Probe schema(Database database) {
        List<Row> rows = new ArrayList<>();
        database.indexes().forEach(index -> rows.add(Row.texts("index", index)));
        database.tables().forEach(table -> rows.add(Row.texts("table", table)));
        return new Probe(
                "schema",
                Operation.orderedQuery(
                        "SELECT",
                        List.of(Column.text("kind"), Column.text("name")),
                        "FROM (SELECT 'table' AS kind, LOWER(TABLE_NAME) AS name FROM INFORMATION_SCHEMA.TABLES"
                                + " WHERE TABLE_SCHEMA = 'PUBLIC' UNION ALL SELECT 'index', LOWER(INDEX_NAME)"
                                + " FROM INFORMATION_SCHEMA.INDEXES WHERE LOWER(INDEX_NAME) = '" + INDEX
                                + "') ORDER BY kind, name"),
                rows);
    }
}
