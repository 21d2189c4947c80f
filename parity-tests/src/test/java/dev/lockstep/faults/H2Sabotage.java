package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import java.util.Optional;

/** What has to be said to H2 in its own language to break the social workload's data. */
final class H2Sabotage {

    /** A person whom nobody asked for. */
    static final Mutate PHANTOM =
            mutate("MERGE INTO person (slug, name, age, score) VALUES ('phantom', 'nobody', 1, 1)");

    /** From here on a deleted person leaves its edges. */
    static final Mutate FORGET_REFERENCES = mutate("ALTER TABLE person SET REFERENTIAL_INTEGRITY FALSE");

    static final Mutate MIND_REFERENCES = mutate("ALTER TABLE person SET REFERENTIAL_INTEGRITY TRUE");

    private static final String BETWEEN_ROWS = "), (";

    private H2Sabotage() {}

    static boolean deletesPerson(Mutate mutate) {
        return mutate.text().startsWith("DELETE FROM person ");
    }

    /** Whether what was written is gone with the session. */
    static boolean isOfSession(Mutate mutate) {
        return mutate.text().startsWith("SET @") || mutate.text().startsWith("CREATE LOCAL TEMPORARY TABLE ");
    }

    /** The insert of the first row alone, if it inserts several. A stored {@code "), ("} makes it one that H2 refuses. */
    static Optional<Mutate> firstRowOf(Mutate mutate) {
        int end = mutate.text().indexOf(BETWEEN_ROWS);
        return end < 0 ? Optional.empty() : Optional.of(mutate(mutate.text().substring(0, end + 1)));
    }

    private static Mutate mutate(String text) {
        return new Mutate(Operation.MAIN, text);
    }
}
