package dev.lockstep.backend;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.ValueKind;
import java.util.List;
import java.util.Optional;

/** Helps a backend to answer {@link Backend#engineVersion} if its engine tells its version in a query. */
public final class EngineVersion {

    private EngineVersion() {}

    /**
     * Returns a query of one column and one row.
     *
     * @param before see {@link Operation.Query}
     * @param expression the engine's expression for its version
     * @param after see {@link Operation.Query}
     */
    public static Operation.Query query(String before, String expression, String after) {
        return Operation.orderedQuery(before, List.of(new Column("version", ValueKind.TEXT, expression)), after);
    }

    /** Returns the version in the answer to such a query; empty if the answer is not one text. */
    public static Optional<String> told(Outcome answer) {
        return answer instanceof Outcome.Rows rows
                        && rows.rows().size() == 1
                        && rows.rows().get(0).cells().size() == 1
                        && rows.rows().get(0).cells().get(0) instanceof Cell.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
