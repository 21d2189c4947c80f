package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Outcome;
import java.util.Optional;

/** The statements, in a system's own language, that damage the social workload's data. */
interface Sabotage {

    /** Inserts a person that no command asked for. A second call changes nothing. */
    Mutate phantom();

    /** The first element of a batch alone, if the operation is a batch. */
    Optional<Operation> firstOf(Operation batch);

    /** Whether the written data end with the session. */
    boolean isOfSession(Operation operation);

    boolean deletesPerson(Operation operation);

    /** Deletes the person and leaves the person's edges. */
    Outcome deleteWithoutEdges(Mutate deletion, Healthy arm) throws InterruptedException;
}
