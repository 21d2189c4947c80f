package dev.lockstep.race;

import dev.lockstep.concurrent.Act;
import dev.lockstep.concurrent.ActorDialect;
import dev.lockstep.concurrent.Isolation;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Acts as statements. A row of {@code obj} is a register, a counter or a list, and the rows of {@code elem} are the
 * sets.
 */
final class SqlActs implements ActorDialect {

    private static final List<Column> VALUE = List.of(new Column("v", ValueKind.TEXT, "v"));
    private static final List<Column> ELEMENT = List.of(new Column("e", ValueKind.TEXT, "CAST(e AS VARCHAR)"));

    /** The only version of which the page of the finding says that it loses commits. */
    private static final String LOSING = "2.5.252";

    @Override
    public List<Operation> setup() {
        List<Operation> setup = new ArrayList<>(List.of(
                Operation.mutate("CREATE TABLE obj(k VARCHAR(10) PRIMARY KEY, v VARCHAR(100000))"),
                Operation.mutate("CREATE TABLE elem(k VARCHAR(10), e BIGINT, PRIMARY KEY(k, e))"),
                Operation.mutate("CREATE INDEX by_element ON elem(e)")));
        for (String key : Schedule.keys()) {
            if (!key.startsWith("s")) {
                String initial = key.startsWith("l") ? "" : "0";
                setup.add(Operation.mutate("INSERT INTO obj VALUES('" + key + "', '" + initial + "')"));
            }
        }
        return setup;
    }

    @Override
    public Operation render(Act.OnKey act) {
        String where = " WHERE k = '" + act.key() + "'";
        if (act instanceof Act.Write write) {
            return Operation.mutate("UPDATE obj SET v = '" + write.value() + "'" + where);
        }
        if (act instanceof Act.Add) {
            return Operation.mutate("UPDATE obj SET v = CAST(CAST(v AS BIGINT) + 1 AS VARCHAR)" + where);
        }
        if (act instanceof Act.Append append) {
            return Operation.mutate("UPDATE obj SET v = v || '" + append.element() + ",'" + where);
        }
        if (act instanceof Act.Put put) {
            return Operation.mutate("INSERT INTO elem VALUES('" + put.key() + "', " + put.element() + ")");
        }
        return act.key().startsWith("s")
                ? Operation.orderedQuery("SELECT", ELEMENT, "FROM elem" + where + " ORDER BY e")
                : Operation.orderedQuery("SELECT", VALUE, "FROM obj" + where);
    }

    @Override
    public String value(String key, Outcome.Rows answer) {
        return Told.value(key, answer);
    }

    @Override
    public List<Isolation> levels() {
        return List.of(Isolation.READ_COMMITTED, Isolation.SNAPSHOT);
    }

    /** The only dialect of SQL here is that of H2. */
    @Override
    public Optional<String> losesBesideUndone(String version) {
        return version.equals(LOSING) ? Optional.of("h2-rollback-undoes-commits") : Optional.empty();
    }

    @Override
    public SessionAction.Isolation asked(Isolation level) {
        return switch (level) {
            case READ_COMMITTED -> SessionAction.Isolation.READ_COMMITTED;
            case SNAPSHOT -> SessionAction.Isolation.REPEATABLE_READ;
            case SERIALIZABLE -> SessionAction.Isolation.SERIALIZABLE;
        };
    }

    /** Reads an object from rows of texts. */
    static final class Told {

        private Told() {}

        static String value(String key, Outcome.Rows answer) {
            List<String> texts = answer.rows().stream()
                    .map(row -> row.cells().get(0))
                    .map(cell -> {
                        if (!(cell instanceof Cell.Text text)) {
                            throw new IllegalArgumentException("a cell is " + cell);
                        }
                        return text.value();
                    })
                    .toList();
            if (key.startsWith("s")) {
                return texts.stream().collect(Collectors.joining(","));
            }
            if (texts.size() != 1) {
                throw new IllegalArgumentException("there are " + texts.size() + " rows");
            }
            String text = texts.get(0);
            return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        }
    }
}
