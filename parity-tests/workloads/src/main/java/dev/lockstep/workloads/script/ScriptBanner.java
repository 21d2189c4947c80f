package dev.lockstep.workloads.script;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the release out of the first line of the answer of H2's {@code SCRIPT}, {@code -- H2 2.5.252;}. Any other first
 * line, and this line at any other place, is still compared.
 */
public final class ScriptBanner implements Normaliser {

    private static final Pattern BANNER = Pattern.compile("-- H2 [0-9]+\\.[0-9]+\\.[0-9]+;");

    private static final Row ANY_RELEASE = Row.of(Cell.text("-- H2 {release};"));

    @Override
    public String id() {
        return "script-banner";
    }

    @Override
    public String reason() {
        return "a script names the release that wrote it, and an arm may run another release";
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        if (!isOn(operation)
                || !(outcome instanceof Outcome.Rows answer)
                || answer.rows().isEmpty()
                || !isBanner(answer.rows().get(0))) {
            return outcome;
        }
        List<Row> rows = new ArrayList<>(answer.rows());
        rows.set(0, ANY_RELEASE);
        return answer.with(rows);
    }

    private static boolean isBanner(Row row) {
        return row.cells().size() == 1
                && row.cells().get(0) instanceof Cell.Text text
                && BANNER.matcher(text.value()).matches();
    }

    /** Whether an operation is answered with a script, which has such a line. */
    static boolean isOn(Operation operation) {
        if (operation instanceof Operation.InSession asked) {
            return isOn(asked.operation());
        }
        if (operation instanceof Operation.Shaped shaped) {
            return isOn(shaped.query());
        }
        return operation instanceof Operation.Ask ask && isScript(ask.text())
                || operation instanceof Operation.Mutate mutate && isScript(mutate.text());
    }

    private static boolean isScript(String statement) {
        return Notation.firstWord(statement).equals("SCRIPT");
    }
}
