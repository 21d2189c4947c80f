package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.system.SystemUnderTest;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The outcome of each row of a batch. A driver tells the counts of all rows, or of those before the first refusal; its
 * exception has the refusals behind it, in their order.
 *
 * @param rows the number of rows in the batch
 */
record BatchAnswer(int rows, SystemUnderTest system, RefusalCode codes) {

    private static final Row UNTRIED = Row.of(Cell.text("untried"), Cell.NULL, Cell.NULL);

    /** Returns the answer to a batch of which every row was done. */
    Outcome done(int[] counts) {
        List<Row> told = new ArrayList<>();
        for (int count : counts) {
            told.add(row(count));
        }
        return counts.length == rows
                ? new Rows(told)
                : Broken.of(
                        Broken.Cause.GARBAGE,
                        "the driver told of " + counts.length + " rows of a batch of " + rows + ", and of no refusal");
    }

    /** Returns the answer to a batch of which some rows were refused. */
    Outcome refused(BatchUpdateException failure) {
        Iterator<String> refusals = refusals(failure).iterator();
        List<Row> told = new ArrayList<>();
        for (int count : failure.getUpdateCounts()) {
            if (count != Statement.EXECUTE_FAILED) {
                told.add(row(count));
            } else {
                told.add(Transacted.refused(refusals.hasNext() ? refusals.next() : Refused.UNCLASSIFIED));
            }
        }
        if (told.size() < rows && refusals.hasNext()) {
            told.add(Transacted.refused(refusals.next()));
        }
        while (told.size() < rows) {
            told.add(UNTRIED);
        }
        return new Rows(told);
    }

    private List<String> refusals(BatchUpdateException failure) {
        List<String> refusals = new ArrayList<>();
        SQLException next = failure.getNextException() == null ? failure : failure.getNextException();
        for (; next != null; next = next.getNextException()) {
            refusals.add(system.refusalOf(codes.of(next)));
        }
        return refusals;
    }

    private static Row row(int count) {
        return count >= 0 ? Transacted.affected(count) : Transacted.done();
    }
}
