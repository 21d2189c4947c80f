package dev.lockstep.backend.sparql;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives the blank nodes of one result new labels in the order of their first appearance, so that results are compared
 * up to the names that an engine happens to give. The comparison still sees which cells hold the same node.
 *
 * <p>The rows are read in the order of their other cells, so no label influences the order. Rows that differ only in
 * their blank nodes keep their original order. A query that returns such rows has to return another column that
 * distinguishes them.
 */
public final class CanonicalBlankNodes implements Normaliser {

    @Override
    public String id() {
        return "blank-node-labels";
    }

    @Override
    public String reason() {
        return "the label of a blank node means something within one result only";
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        return outcome instanceof Outcome.Rows rows ? rows.with(labelled(rows.rows())) : outcome;
    }

    /** Returns the rows in their original order, with canonical labels. */
    public static List<Row> labelled(List<Row> rows) {
        Map<String, Cell> labels = new TreeMap<>();
        // A row without a blank node has no part in this, and a large result has many such rows.
        rows.stream()
                .filter(row -> row.cells().stream().anyMatch(CanonicalBlankNodes::isBlank))
                .sorted(Comparator.comparing(row -> withoutLabels(row).toString()))
                .flatMap(row -> row.cells().stream())
                .filter(CanonicalBlankNodes::isBlank)
                .forEach(cell ->
                        labels.computeIfAbsent(labelOf(cell), label -> Cell.lexical(Term.BLANK, "b" + labels.size())));
        return labels.isEmpty()
                ? rows
                : rows.stream().map(row -> relabelled(row, labels)).toList();
    }

    private static Row relabelled(Row row, Map<String, Cell> labels) {
        List<Cell> cells = new ArrayList<>();
        row.cells().forEach(cell -> cells.add(isBlank(cell) ? labels.get(labelOf(cell)) : cell));
        return new Row(cells);
    }

    private static Row withoutLabels(Row row) {
        Cell any = Cell.lexical(Term.BLANK, "");
        return new Row(
                row.cells().stream().map(cell -> isBlank(cell) ? any : cell).toList());
    }

    private static boolean isBlank(Cell cell) {
        return cell instanceof Cell.Lexical lexical && lexical.type().equals(Term.BLANK);
    }

    private static String labelOf(Cell cell) {
        return ((Cell.Lexical) cell).value();
    }
}
