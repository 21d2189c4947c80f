package dev.lockstep.op;

import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer to an {@link Operation.Transaction}: one row for each of its operations, in their order.
 *
 * <p>The rows and not the last outcome are the answer, because a wrong count or a refusal in the middle of a
 * transaction would otherwise never be compared, and because rows are compared, reduced and reported already. A row has
 * the kind of the outcome, the number of affected or returned rows, and, in one text, the class of a refusal or the
 * rows of a query. The code of a refusal is left out: not every transport tells it, and a workload does not predict it.
 */
public final class Transacted {

    /** The shape of the rows. */
    public static final RowShape SHAPE = RowShape.ordered(
            Column.text("outcome"), new Column("count", ValueKind.NUMBER, "count"), Column.text("told"));

    private static final String DONE = "done";

    private Transacted() {}

    /** The row of an operation that affected this number of rows. */
    public static Row affected(long count) {
        return Row.of(Cell.text(DONE), Cell.number(count), Cell.NULL);
    }

    /** The row of an operation that succeeded without a count. */
    public static Row done() {
        return Row.of(Cell.text(DONE), Cell.NULL, Cell.NULL);
    }

    /** The row of an operation that was refused with this class. */
    public static Row refused(String refusal) {
        return Row.of(Cell.text("refused"), Cell.NULL, Cell.text(refusal));
    }

    /** The row of a query that returned these rows. The order of rows without one is that of their JSON. */
    public static Row returned(List<Row> rows, boolean ordered) {
        List<String> written =
                rows.stream().map(Json.MAPPER::writeValueAsString).toList();
        List<String> told = ordered ? written : written.stream().sorted().toList();
        return Row.of(Cell.text("rows"), Cell.number(rows.size()), Cell.text(told.toString()));
    }

    /** Asks one operation of a transaction. */
    @FunctionalInterface
    public interface Asking {
        /** Returns the outcome of the operation. */
        Outcome ask(Operation operation) throws Exception;
    }

    /**
     * Asks the operations of a transaction one after another. An outcome that is no answer is the outcome of the whole
     * transaction, and nothing more is asked.
     */
    public static Outcome answer(Operation.Transaction transaction, Asking asking) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation operation : transaction.operations()) {
            Outcome outcome = asking.ask(operation);
            outcomes.add(outcome);
            if (row(operation, outcome).isEmpty()) {
                break;
            }
        }
        return answer(transaction, outcomes);
    }

    /** Returns the answer of a system that does all operations of a transaction without telling of each. */
    public static Outcome done(Operation.Transaction transaction) {
        return answer(transaction, Collections.nCopies(transaction.operations().size(), Done.UNCOUNTED));
    }

    /** Returns the answer that has these outcomes, one for each operation. */
    public static Outcome answer(Operation.Transaction transaction, List<Outcome> outcomes) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            Optional<Row> row = row(transaction.operations().get(i), outcome);
            if (row.isEmpty()) {
                return outcome;
            }
            rows.add(row.get());
        }
        return new Rows(rows);
    }

    private static Optional<Row> row(Operation operation, Outcome outcome) {
        if (outcome instanceof Done done) {
            OptionalLong count = done.count();
            return Optional.of(count.isPresent() ? affected(count.getAsLong()) : done());
        } else if (outcome instanceof Refused refused) {
            return Optional.of(refused(refused.refusal()));
        } else if (outcome instanceof Rows rows) {
            Operation asked = operation instanceof Operation.Shaped shaped ? shaped.query() : operation;
            boolean ordered = asked instanceof Operation.Read read
                    ? read.ordered()
                    : asked.rowShape().map(RowShape::ordered).orElse(false);
            return Optional.of(returned(rows.rows(), ordered));
        }
        return Optional.empty();
    }
}
