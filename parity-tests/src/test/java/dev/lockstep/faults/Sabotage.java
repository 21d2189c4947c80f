package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Outcome;
import java.util.Optional;

/** What has to be said to a system in its own language to break the social workload's data. */
interface Sabotage {

    /** A person whom nobody asked for. Said twice, it is still one. */
    Mutate phantom();

    /** The first element of a batch alone, if this is one. */
    Optional<Operation> firstOf(Operation batch);

    /** Whether what was written is gone with the session. */
    boolean isOfSession(Operation operation);

    boolean deletesPerson(Operation operation);

    /** Deletes the person, and leaves its edges. */
    Outcome deleteWithoutEdges(Mutate deletion, Healthy arm) throws InterruptedException;
}
