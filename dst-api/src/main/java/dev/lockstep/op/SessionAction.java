package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A change of a named session itself.
 *
 * <p>A session is opened by the first operation that names it. Until {@link Begin} it commits each statement by itself,
 * and after the end of a transaction it does so again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SessionAction.Open.class, name = "open"),
    @JsonSubTypes.Type(value = SessionAction.Close.class, name = "close"),
    @JsonSubTypes.Type(value = SessionAction.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = SessionAction.Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = SessionAction.Rollback.class, name = "rollback"),
    @JsonSubTypes.Type(value = SessionAction.Savepoint.class, name = "savepoint"),
    @JsonSubTypes.Type(value = SessionAction.RollbackTo.class, name = "rollbackTo"),
    @JsonSubTypes.Type(value = SessionAction.Isolate.class, name = "isolate"),
    @JsonSubTypes.Type(value = SessionAction.ReadOnly.class, name = "readOnly"),
})
public sealed interface SessionAction {

    /** Opens the session, if it is not open yet. It is then older than all that others do later. */
    record Open() implements SessionAction {}

    /** Ends the session; a transaction in it dies, because nobody has committed it. */
    record Close() implements SessionAction {}

    /** Begins a transaction. */
    record Begin() implements SessionAction {}

    /** Commits the transaction. */
    record Commit() implements SessionAction {}

    /** Undoes the transaction. */
    record Rollback() implements SessionAction {}

    /** Marks a place in the transaction. The same name again replaces the earlier mark. */
    record Savepoint(String name) implements SessionAction {
        public Savepoint {
            SessionName.checked("savepoint", name);
        }
    }

    /** Undoes what the transaction did since the mark; the transaction goes on, and the mark stays. */
    record RollbackTo(String name) implements SessionAction {
        public RollbackTo {
            SessionName.checked("savepoint", name);
        }
    }

    /** Sets what the session's next transactions see of others. */
    record Isolate(Isolation level) implements SessionAction {}

    /** Announces whether the session only reads. A system may take it as a hint. */
    record ReadOnly(boolean on) implements SessionAction {}

    /** The levels of isolation that the SQL standard names. */
    enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }
}
