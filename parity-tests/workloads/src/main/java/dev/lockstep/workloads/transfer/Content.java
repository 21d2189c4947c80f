package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A read of everything that a depot holds, and the answer that the model expects. */
final class Content {

    private static final List<Column> COLUMNS = List.of(
            Column.text("item"),
            Column.text("name"),
            Column.number("id"),
            Column.text("word"),
            Column.text("note"),
            Column.text("bytes"),
            Column.text("price"));

    private static final String SEQUENCES = "SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL"
            + " FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC'";

    private static final String REMARKS = "SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL"
            + " FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE'";

    private Content() {}

    /** A read of these tables and views, and of all sequences and comments. */
    static Operation.Query of(Collection<String> tables, Collection<String> views) {
        return read(Stream.of(
                        tables.stream().map(Content::ofTable),
                        views.stream().map(Content::ofView),
                        Stream.of(SEQUENCES, REMARKS))
                .flatMap(each -> each));
    }

    /** A read of the rows of one table. */
    static Operation.Query ofRows(String table) {
        return read(Stream.of(ofTable(table)));
    }

    /** A read of the rows of one table that has digits in the place of bytes. */
    static Operation.Query ofWrittenRows(String table) {
        return read(Stream.of(ofTable(table).replace("RAWTOHEX(bytes)", "bytes")));
    }

    private static Operation.Query read(Stream<String> parts) {
        return Operation.query(
                "SELECT",
                COLUMNS,
                "FROM (" + parts.collect(Collectors.joining(" UNION ALL "))
                        + ") AS content(item, name, id, word, note, bytes, price)");
    }

    private static String ofTable(String table) {
        return "SELECT 'row', '" + table + "', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes),"
                + " CAST(price AS VARCHAR) FROM " + table;
    }

    private static String ofView(String view) {
        return "SELECT 'view', '" + view + "', id, NULL, NULL, NULL, NULL FROM " + view;
    }

    /** Returns the answer to a read of everything. */
    static List<Row> of(Depot depot) {
        List<Row> rows = new ArrayList<>(withoutRows(depot));
        depot.tables().keySet().forEach(table -> rows.addAll(rowsOf(depot, table)));
        depot.views()
                .forEach((name, view) -> depot.tables()
                        .get(view.of())
                        .rows()
                        .keySet()
                        .forEach(id -> rows.add(plain("view", name, Cell.number(id), Cell.NULL))));
        return rows;
    }

    /** Returns the answer of a store that has the definitions and no rows. */
    static List<Row> withoutRows(Depot depot) {
        List<Row> rows = new ArrayList<>();
        depot.sequences().forEach((name, next) -> rows.add(sequence(name, next)));
        depot.tables().keySet().forEach(table -> rows.add(table(depot, table)));
        return rows;
    }

    static Row sequence(String name, long next) {
        return plain("sequence", name, Cell.number(next), Cell.NULL);
    }

    /** Returns the row of a table's comment. */
    static Row table(Depot depot, String table) {
        Cell remark = depot.tables().get(table).remark().<Cell>map(Cell::text).orElse(Cell.NULL);
        return plain("table", table, Cell.NULL, remark);
    }

    /** Returns the rows of one table. */
    static List<Row> rowsOf(Depot depot, String table) {
        List<Row> rows = new ArrayList<>();
        depot.tables().get(table).rows().forEach((id, thing) -> rows.add(thing.shown(table, id)));
        return rows;
    }

    private static Row plain(String item, String name, Cell id, Cell word) {
        return Row.of(Cell.text(item), Cell.text(name), id, word, Cell.NULL, Cell.NULL, Cell.NULL);
    }
}
