package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;

/**
 * A step of these workloads. It is played on the model, on a copy to tell what must come out and on the model itself to
 * change it. A refused command is played too, because it may end a transaction.
 */
interface SessionsCommand extends Command<Database> {

    /** The session that commits each statement by itself. */
    String MAIN = "main";

    /** Changes the model as the command changes the system, and returns the answer. */
    Answer play(Database database);

    /** Returns the command as an arm is asked to do it. */
    Operation operation();

    /** Returns the answer in this state, which stays as it is. */
    default Answer answer(Database database) {
        return play(database.copy());
    }

    @Override
    default boolean possible(Database database) {
        return !(answer(database) instanceof Answer.Unforeseeable);
    }

    @Override
    default Expectation expect(Database database) {
        return answer(database).expectation();
    }

    @Override
    default void apply(Database database) {
        play(database);
    }

    @Override
    default void refused(Database database) {
        play(database);
    }

    /** Returns the operation in a session. */
    static Operation in(String session, Operation operation) {
        return session.equals(MAIN) ? operation : Operation.inSession(session, operation);
    }
}
