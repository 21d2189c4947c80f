package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Load;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Outcome;
import java.util.Optional;

final class JenaSabotage implements Sabotage {

    private static final String PREFIX = "PREFIX : <http://lockstep.test/> ";

    /**
     * The end of the first person or document of an insert, up to the next one. The quotes in a stored text are
     * escaped.
     */
    private static final String BETWEEN_NODES = " . <http://lockstep.test/";

    /** The text that follows the first person in a malformed file. */
    private static final String MALFORMED = "<http://lockstep.test/person/> ";

    private static final String EDGES = " . ?knowing :knows ?p }";

    @Override
    public Mutate phantom() {
        return mutate("INSERT DATA { <http://lockstep.test/person/phantom> a :Person ; :slug \"phantom\" ;"
                + " :name \"nobody\" ; :age 1 ; :score 1.5 }");
    }

    @Override
    public Optional<Operation> firstOf(Operation batch) {
        if (batch instanceof Load load) {
            int end = load.content().indexOf(MALFORMED);
            return end < 0
                    ? Optional.empty()
                    : Optional.of(Operation.load(load.format(), load.content().substring(0, end)));
        }
        if (!(batch instanceof Mutate mutate)) {
            return Optional.empty();
        }
        int end = mutate.text().indexOf(BETWEEN_NODES);
        int where = mutate.text().lastIndexOf("} WHERE {");
        return end < 0 || where < end
                ? Optional.empty()
                : Optional.of(Operation.mutate(
                        mutate.text().substring(0, end) + " . " + mutate.text().substring(where)));
    }

    @Override
    public boolean isOfSession(Operation operation) {
        return false;
    }

    @Override
    public boolean deletesPerson(Operation operation) {
        return operation instanceof Mutate mutate && mutate.text().contains(EDGES);
    }

    @Override
    public Outcome deleteWithoutEdges(Mutate deletion, Healthy arm) throws InterruptedException {
        return arm.ask(Operation.mutate(deletion.text().replace(EDGES, " }")));
    }

    static Mutate mutate(String update) {
        return Operation.mutate(PREFIX + update);
    }
}
