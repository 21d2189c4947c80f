package dev.lockstep.parity;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.RowShape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the answers of a backend. An answer that does not have the shape of its question is a fault of the backend and
 * says nothing about the system.
 *
 * @param backend the class of the backend
 */
record Answered(Class<?> backend) {

    private static final String APPLY = "apply(operation)";
    private static final String READ = "read(queries)";

    Outcome apply(Operation operation, Outcome outcome) {
        return checked(APPLY, operation, outcome);
    }

    List<Outcome> read(List<Query> queries, List<Outcome> outcomes) {
        String fix = "return one outcome for each read, in their order";
        if (outcomes == null) {
            return Collections.nCopies(queries.size(), unsound(READ, "returned null", fix));
        }
        if (outcomes.size() != queries.size()) {
            String problem = "returned " + outcomes.size() + " outcomes for " + queries.size() + " reads";
            return Collections.nCopies(queries.size(), unsound(READ, problem, fix));
        }
        List<Outcome> checked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            checked.add(checked(READ, queries.get(i), outcomes.get(i)));
        }
        return checked;
    }

    private Outcome checked(String method, Operation operation, Outcome outcome) {
        if (outcome == null) {
            return unsound(method, "returned null for " + operation.kind(), "return an Outcome");
        }
        if (!(outcome instanceof Outcome.Rows rows)) {
            return outcome;
        }
        if (operation instanceof Operation.InSession named) {
            return checked(method, named.operation(), outcome);
        }
        if (operation instanceof Operation.Shaped shaped) {
            return checked(method, shaped.query(), outcome);
        }
        if (operation instanceof Operation.Ask || operation instanceof Operation.Mutate) {
            return even(method, rows);
        }
        Optional<RowShape> shape = operation.rowShape();
        if (shape.isEmpty()) {
            return unsound(
                    method,
                    "returned rows for " + operation.kind() + ", which is answered without rows",
                    "return Outcome.Done, or give the operation a row shape");
        }
        int width = shape.get().columns().size();
        return rows.rows().stream()
                .filter(row -> row.cells().size() != width)
                .findFirst()
                .map(row -> unsound(
                        method,
                        "returned a row with " + row.cells().size() + " cells where " + width
                                + " columns are asked for",
                        "return one cell for each column"))
                .orElse(outcome);
    }

    /** Returns the answer to a question of no declared shape, whose rows must still be of one width. */
    private Outcome even(String method, Outcome.Rows answer) {
        return answer.rows().stream().map(row -> row.cells().size()).distinct().count() <= 1
                ? answer
                : unsound(method, "returned rows of different widths", "return a cell for each column of each row");
    }

    private Outcome unsound(String method, String problem, String fix) {
        return new Broken(
                Broken.Cause.BACKEND, backend.getName() + "." + method + " " + problem + "; " + fix, true, Map.of());
    }

    /** Returns the outcome of a call that threw. */
    static Broken thrown(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return Broken.of(Broken.Cause.LAUNCHER, Sentences.outOfMemory(thrown));
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new Broken(
                Broken.Cause.BACKEND,
                "the backend threw " + thrown,
                true,
                Map.of(Broken.STACK_TRACE, trace.toString()));
    }
}
