package dev.lockstep.backend.jdbc;

import dev.lockstep.backend.Actor;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import java.sql.SQLException;

/**
 * An actor with a separate connection.
 *
 * @param session the connection
 */
public record JdbcActor(JdbcSession session) implements Actor {

    @Override
    public Outcome apply(Operation operation) {
        return session.apply(operation);
    }

    @Override
    public Outcome control(SessionAction action) {
        return session.control(action);
    }

    /** A connection that is gone already has nothing left to close, and the history says why it is gone. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException gone) {
            // See above.
        }
    }
}
