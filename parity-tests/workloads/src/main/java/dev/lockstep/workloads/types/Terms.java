package dev.lockstep.workloads.types;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The model: the term of each key. */
final class Terms {

    private static final int KEYS = 150;

    /** Enough terms for maintenance to have something to lose. */
    private static final int MANY = 12;

    static final List<Column> COLUMNS = List.of(lexical("s"), lexical("p"), lexical("o"));

    private final SortedMap<Integer, Triple> triples = new TreeMap<>();

    private static Column lexical(String name) {
        return new Column(name, ValueKind.LEXICAL, "?" + name);
    }

    /** Returns the query for triples that match a pattern in {@code ?s}, {@code ?p} and {@code ?o}. */
    static Operation.Query query(String more) {
        return Operation.query("SELECT", COLUMNS, "WHERE { ?s ?p ?o" + more + " }");
    }

    SortedMap<Integer, Triple> triples() {
        return triples;
    }

    boolean isEmpty() {
        return triples.isEmpty();
    }

    boolean hasMany() {
        return triples.size() > MANY;
    }

    List<Row> rows(Predicate<Triple> which) {
        return triples.values().stream().filter(which).map(Triple::row).toList();
    }

    List<Row> rows() {
        return rows(each -> true);
    }

    static int anyKey(RandomGenerator random) {
        return random.nextInt(KEYS);
    }

    Optional<Triple> any(RandomGenerator random) {
        return Draw.any(triples.values(), random);
    }
}
