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
 * What a planted bug does to one arm. It has the arm's life to itself, so it may remember what it has seen.
 *
 * <p>By itself it does nothing: every answer is the healthy arm's.
 */
interface Bug {

    /** No bug at all. */
    Supplier<Bug> NONE = () -> new Bug() {};

    /** What comes of the operation of a step. */
    default Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
        Outcome outcome = arm.ask(operation);
        return operation instanceof Query query && outcome instanceof Rows rows
                ? new Rows(answered(query, rows.rows()))
                : outcome;
    }

    /** What comes of the probes. */
    default List<Outcome> read(List<Query> queries, Healthy arm) throws InterruptedException {
        List<Outcome> truth = arm.read(queries);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            outcomes.add(
                    truth.get(i) instanceof Rows rows ? new Rows(answered(queries.get(i), rows.rows())) : truth.get(i));
        }
        return outcomes;
    }

    /** What a query is answered with, of a command and of a probe alike, where the healthy arm answers with these rows. */
    default List<Row> answered(Query query, List<Row> truth) {
        return truth;
    }

    /** Lets go of the arm. */
    default void close(Healthy arm) {
        arm.close();
    }
}
