package dev.lockstep.race;

import dev.lockstep.concurrent.Act;
import dev.lockstep.concurrent.ActorDialect;
import dev.lockstep.concurrent.Isolation;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** Acts as requests. Each is one transaction, and a store of triples promises that writers come one after the other. */
final class SparqlActs implements ActorDialect {

    private static final String VALUE = " <urn:v> ";
    private static final List<Column> ANSWER = List.of(new Column("x", ValueKind.TEXT, "?x"));

    @Override
    public List<Operation> setup() {
        List<Operation> setup = new ArrayList<>();
        for (String key : Schedule.keys()) {
            if (!key.startsWith("s")) {
                String initial = key.startsWith("l") ? "" : "0";
                setup.add(Operation.mutate("INSERT DATA { " + node(key) + VALUE + "\"" + initial + "\" }"));
            }
        }
        return setup;
    }

    @Override
    public Operation render(Act.OnKey act) {
        if (act instanceof Act.Write write) {
            return changing(act, "\"" + write.value() + "\"");
        }
        if (act instanceof Act.Add) {
            return changing(act, "STR(<http://www.w3.org/2001/XMLSchema#integer>(?old) + 1)");
        }
        if (act instanceof Act.Append append) {
            return changing(act, "CONCAT(?old, \"" + append.element() + ",\")");
        }
        if (act instanceof Act.Put put) {
            return Operation.mutate("INSERT DATA { " + node(act.key()) + VALUE + "\"" + put.element() + "\" }");
        }
        return Operation.orderedQuery(
                "SELECT",
                ANSWER,
                "WHERE { " + node(act.key()) + VALUE + "?x } ORDER BY <http://www.w3.org/2001/XMLSchema#integer>(?x)");
    }

    private static Operation changing(Act.OnKey act, String fresh) {
        return Operation.mutate("DELETE { " + node(act.key()) + VALUE + "?old } INSERT { " + node(act.key()) + VALUE
                + "?new } WHERE { " + node(act.key()) + VALUE + "?old BIND(" + fresh + " AS ?new) }");
    }

    private static String node(String key) {
        return "<urn:" + key + ">";
    }

    @Override
    public String value(String key, Outcome.Rows answer) {
        return SqlActs.Told.value(key, answer);
    }

    @Override
    public List<Isolation> levels() {
        return List.of(Isolation.SERIALIZABLE);
    }

    @Override
    public SessionAction.Isolation asked(Isolation level) {
        return SessionAction.Isolation.SERIALIZABLE;
    }
}
