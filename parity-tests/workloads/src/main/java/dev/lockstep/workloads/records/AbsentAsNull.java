package dev.lockstep.workloads.records;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;

/** Makes a field that is absent a null one, for a product that does not tell them apart. */
final class AbsentAsNull implements Normaliser {

    @Override
    public String id() {
        return "absent-as-null";
    }

    @Override
    public String reason() {
        return "the product promises no difference between a field that is absent and one that is null";
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        return outcome instanceof Outcome.Rows rows
                ? rows.with(rows.rows().stream().map(AbsentAsNull::row).toList())
                : outcome;
    }

    private static Row row(Row row) {
        return new Row(row.cells().stream()
                .map(cell -> cell.equals(Kept.ABSENT) ? Cell.NULL : cell)
                .toList());
    }
}
