package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.List;
import java.util.SortedMap;

/** Holders as triples, and the statements on them in SPARQL. */
final class Triples {

    private static final String PREFIX = "PREFIX : <http://lockstep.test/> ";

    private Triples() {}

    /** Returns one operation of an update request. */
    static Operation update(Edit edit) {
        String holder = ":holder" + edit.id();
        return Operation.mutate(PREFIX
                + switch (edit.verb()) {
                    case INSERT ->
                        "INSERT { " + holder + " :id " + edit.id() + " ; :flag false ; :amount " + edit.amount()
                                + " } WHERE { FILTER NOT EXISTS { " + holder + " :id ?any } }";
                    case RAISE -> raised(holder, edit.amount(), "");
                    case RAISE_FROM -> raised("?h", edit.amount(), "?h :id ?id FILTER(?id >= " + edit.id() + ") ");
                    case FLAG ->
                        "DELETE { " + holder + " :flag ?old } INSERT { " + holder + " :flag true } WHERE { " + holder
                                + " :flag ?old }";
                    case UNFLAG_ALL -> "DELETE { ?h :flag true } INSERT { ?h :flag false } WHERE { ?h :flag true }";
                    case DELETE -> "DELETE WHERE { " + holder + " ?p ?o }";
                    case READ -> throw new IllegalArgumentException("an update request has no queries in it");
                });
    }

    private static String raised(String holder, int amount, String which) {
        return "DELETE { " + holder + " :amount ?old } INSERT { " + holder + " :amount ?new } WHERE { " + holder
                + " :amount ?old . " + which + "BIND(?old + " + amount + " AS ?new) }";
    }

    /** Returns an operation of an update request that cannot be read, so that the request is refused. */
    static Operation malformed() {
        return Operation.mutate(PREFIX + "INSERT DATA { :holder1 :amount }");
    }

    /** A read of all holders. */
    static Operation.Query all() {
        return Operation.query(
                PREFIX + "SELECT",
                List.of(
                        new Column("id", ValueKind.NUMBER, "?id"),
                        new Column("flag", ValueKind.BOOLEAN, "?flag"),
                        new Column("amount", ValueKind.NUMBER, "?amount")),
                "WHERE { ?h :id ?id ; :flag ?flag ; :amount ?amount }");
    }

    /** Returns the answer to that read. */
    static List<Row> rows(SortedMap<Integer, Row> holders) {
        return holders.entrySet().stream()
                .map(holder -> Row.of(
                        Cell.number(holder.getKey()),
                        holder.getValue().cells().get(0),
                        holder.getValue().cells().get(1)))
                .toList();
    }
}
