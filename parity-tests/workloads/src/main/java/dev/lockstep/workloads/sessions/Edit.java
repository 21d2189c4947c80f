package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/**
 * One statement on holders, which a session runs or which is a part of a transaction.
 *
 * @param verb what it does
 * @param id the holder, or the first of several
 * @param amount the amount of a new holder, or what an amount is raised by
 */
record Edit(Verb verb, int id, int amount) {

    /** The keys from which most are drawn: so few that sessions meet. */
    private static final int KEYS = 8;

    /** The kinds of statements. */
    enum Verb {
        INSERT,
        RAISE,
        RAISE_FROM,
        FLAG,
        UNFLAG,
        DELETE,
        READ
    }

    static int key(RandomGenerator random) {
        return 1 + random.nextInt(KEYS);
    }

    static Edit draw(RandomGenerator random) {
        // A read is drawn more often, because only a read shows what a session sees.
        Verb[] verbs = Verb.values();
        Verb verb = random.nextInt(3) == 0 ? Verb.READ : verbs[random.nextInt(verbs.length)];
        return new Edit(verb, key(random), 1 + random.nextInt(1000));
    }

    Answer play(Database database, String session) {
        BiPredicate<Integer, Row> one = (key, row) -> key == id;
        return switch (verb) {
            case INSERT -> database.insert(session, Tables.HOLDER, new TreeMap<>(Map.of(id, Tables.holder(amount, 0))));
            case RAISE -> database.update(session, Tables.HOLDER, one, this::raised);
            case RAISE_FROM -> database.update(session, Tables.HOLDER, (key, row) -> key >= id, this::raised);
            case FLAG -> database.update(session, Tables.HOLDER, one, row -> Tables.withFlag(row, true));
            case UNFLAG -> database.update(session, Tables.HOLDER, one, row -> Tables.withFlag(row, false));
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
            case UNFLAG -> Operation.mutate("UPDATE holder SET flag = FALSE WHERE id = " + id);
            case DELETE -> Operation.mutate("DELETE FROM holder WHERE id = " + id);
            case READ -> Tables.all(Tables.HOLDER);
        };
    }
}
