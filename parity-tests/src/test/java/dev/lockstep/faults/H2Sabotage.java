package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Outcome;
import java.util.Optional;

final class H2Sabotage implements Sabotage {

    private static final String BETWEEN_ROWS = "), (";

    @Override
    public Mutate phantom() {
        return mutate("MERGE INTO person (slug, name, age, score) VALUES ('phantom', 'nobody', 1, 1)");
    }

    @Override
    public boolean isOfSession(Operation operation) {
        return operation instanceof Mutate mutate
                && (mutate.text().startsWith("SET @") || mutate.text().startsWith("CREATE LOCAL TEMPORARY TABLE "));
    }

    /** The insert of the first row alone. If a stored text contains {@code "), ("}, H2 refuses the statement. */
    @Override
    public Optional<Operation> firstOf(Operation batch) {
        if (!(batch instanceof Mutate mutate)) {
            return Optional.empty();
        }
        int end = mutate.text().indexOf(BETWEEN_ROWS);
        return end < 0 ? Optional.empty() : Optional.of(mutate(mutate.text().substring(0, end + 1)));
    }

    @Override
    public boolean deletesPerson(Operation operation) {
        return operation instanceof Mutate mutate && mutate.text().startsWith("DELETE FROM person ");
    }

    @Override
    public Outcome deleteWithoutEdges(Mutate deletion, Healthy arm) throws InterruptedException {
        arm.ask(mutate("ALTER TABLE person SET REFERENTIAL_INTEGRITY FALSE"));
        Outcome outcome = arm.ask(deletion);
        arm.ask(mutate("ALTER TABLE person SET REFERENTIAL_INTEGRITY TRUE"));
        return outcome;
    }

    private static Mutate mutate(String text) {
        return Operation.mutate(text);
    }
}
