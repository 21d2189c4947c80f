package dev.lockstep.concurrent;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import java.util.List;
import java.util.Optional;

/** Acts in the words of one family of systems. */
public interface ActorDialect {

    /** Returns the operations that create every object. */
    List<Operation> setup();

    /** Returns the operation of a read or a change. */
    Operation render(Act.OnKey act);

    /**
     * Returns what an answer to a read says, in the form of {@link Reply.Told#value}.
     *
     * @throws IllegalArgumentException if the answer is no such object, which is never right
     */
    String value(String key, Outcome.Rows answer);

    /** Returns the levels that the system promises, weakest first. */
    List<Isolation> levels();

    /** Returns the level that a session must ask for to have what a level promises. */
    SessionAction.Isolation asked(Isolation level);

    /**
     * Returns the page of the finding that the system loses what is committed in a list while another transaction that
     * has appended to the list is undone. Such a loss is then known, and reported as that. By default empty: every loss
     * is a finding.
     *
     * @param version the version of the system; of one of which the page does not say so, every loss is a finding
     */
    default Optional<String> losesBesideUndone(String version) {
        return Optional.empty();
    }
}
