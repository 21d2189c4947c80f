package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One statement on holders, which a session runs or which is a part of a transaction.
 *
 * @param verb what it does
 * @param id the holder, or the first of several
 * @param amount the amount of a new holder, or what an amount is raised by
 */
record Edit(Verb verb, int id, int amount) {

    /** The keys from which most are drawn: so few that sessions meet. */
    private static final int KEYS = 6;

    /** The kinds of statements. */
    enum Verb {
        INSERT,
        RAISE,
        RAISE_FROM,
        FLAG,
        UNFLAG_ALL,
        DELETE,
        READ
    }

    /** The read of all holders, which needs neither a key nor an amount. */
    static final Edit READING = new Edit(Verb.READ, 1, 1);

    /** A change of all holders, so that it finds each that others have changed. */
    static final Edit RAISING = new Edit(Verb.RAISE_FROM, 1, 1);

    /** A read is drawn more often, because only a read shows what a session sees. */
    private static final List<Verb> DRAWN = List.of(
            Verb.INSERT,
            Verb.INSERT,
            Verb.RAISE,
            Verb.RAISE,
            Verb.RAISE_FROM,
            Verb.FLAG,
            Verb.FLAG,
            Verb.UNFLAG_ALL,
            Verb.UNFLAG_ALL,
            Verb.DELETE,
            Verb.READ,
            Verb.READ,
            Verb.READ,
            Verb.READ);

    static List<Integer> keys() {
        return IntStream.rangeClosed(1, KEYS).boxed().toList();
    }

    static int key(RandomGenerator random) {
        return 1 + random.nextInt(KEYS);
    }

    /**
     * Draws a statement.
     *
     * @param holders the holders that its session sees; one of them is drawn more often than none
     */
    static Edit draw(RandomGenerator random, SortedMap<Integer, Row> holders) {
        Verb verb = DRAWN.get(random.nextInt(DRAWN.size()));
        List<Integer> there = List.copyOf(holders.headMap(KEYS + 1).keySet());
        boolean any = verb == Verb.INSERT || there.isEmpty() || random.nextInt(3) == 0;
        int id = any ? key(random) : there.get(random.nextInt(there.size()));
        return new Edit(verb, id, 1 + random.nextInt(1000));
    }

    Answer play(Database database, String session) {
        BiPredicate<Integer, Row> one = (key, row) -> key == id;
        return switch (verb) {
            case INSERT -> database.insert(session, Tables.HOLDER, new TreeMap<>(Map.of(id, Tables.holder(amount, 0))));
            case RAISE -> database.update(session, Tables.HOLDER, one, this::raised);
            case RAISE_FROM -> database.update(session, Tables.HOLDER, (key, row) -> key >= id, this::raised);
            case FLAG -> database.update(session, Tables.HOLDER, one, row -> Tables.withFlag(row, true));
            case UNFLAG_ALL ->
                database.update(
                        session,
                        Tables.HOLDER,
                        (key, row) -> Tables.isFlagged(row),
                        row -> Tables.withFlag(row, false));
            case DELETE -> database.delete(session, Tables.HOLDER, one);
            case READ -> database.read(session, List.of(Tables.HOLDER), seen -> Tables.keyed(seen.get(Tables.HOLDER)));
        };
    }

    private Row raised(Row holder) {
        return Tables.withAmount(holder, Tables.amount(holder) + amount);
    }

    Operation operation() {
        return switch (verb) {
            case INSERT -> Operation.mutate("INSERT INTO holder VALUES (" + id + ", FALSE, " + amount + ", '')");
            case RAISE -> Operation.mutate("UPDATE holder SET amount = amount + " + amount + " WHERE id = " + id);
            case RAISE_FROM -> Operation.mutate("UPDATE holder SET amount = amount + " + amount + " WHERE id >= " + id);
            case FLAG -> Operation.mutate("UPDATE holder SET flag = TRUE WHERE id = " + id);
            case UNFLAG_ALL -> Operation.mutate("UPDATE holder SET flag = FALSE WHERE flag");
            case DELETE -> Operation.mutate("DELETE FROM holder WHERE id = " + id);
            case READ -> Tables.all(Tables.HOLDER);
        };
    }
}
