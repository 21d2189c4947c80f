package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The effect of a planted bug on one arm. Each arm has its own instance, so a bug may remember what it has seen.
 *
 * <p>The default does nothing: every answer is the healthy arm's.
 */
interface Bug {

    /** No bug at all. */
    Supplier<Bug> NONE = () -> new Bug() {};

    /** Returns the outcome of a step's operation. */
    default Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
        Outcome outcome = arm.ask(operation);
        return operation instanceof Query query && outcome instanceof Rows rows
                ? new Rows(answered(query, rows.rows()))
                : outcome;
    }

    /** Returns the outcomes of the probes. */
    default List<Outcome> read(List<Query> queries, Healthy arm) throws InterruptedException {
        List<Outcome> truth = arm.read(queries);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            outcomes.add(
                    truth.get(i) instanceof Rows rows ? new Rows(answered(queries.get(i), rows.rows())) : truth.get(i));
        }
        return outcomes;
    }

    /** Returns the answer to a query, of a command or of a probe, for which the healthy arm answers with these rows. */
    default List<Row> answered(Query query, List<Row> truth) {
        return truth;
    }

    /** Closes the arm. */
    default void close(Healthy arm) {
        arm.close();
    }
}
