package dev.lockstep.workloads.values;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.Map;

/** Gives the types of bytes the names that the standard has for them, as every release from 2.0 on does. */
final class OldTypeNames implements Normaliser {

    private static final Map<String, String> NAMES =
            Map.of("VARBINARY", "BINARY VARYING", "BLOB", "BINARY LARGE OBJECT");

    @Override
    public String id() {
        return "names-of-binary-types";
    }

    @Override
    public String reason() {
        return "releases before 2.0 have other names for the same types";
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        return outcome instanceof Outcome.Rows rows
                ? rows.with(rows.rows().stream()
                        .map(row -> new Row(
                                row.cells().stream().map(OldTypeNames::named).toList()))
                        .toList())
                : outcome;
    }

    private static Cell named(Cell cell) {
        return cell instanceof Cell.Lexical lexical && NAMES.containsKey(lexical.type())
                ? Cell.lexical(NAMES.get(lexical.type()), lexical.value())
                : cell;
    }
}
