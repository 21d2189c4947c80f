package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The part of a {@link SocialDialect} that needs typed tables, sequences and sessions. */
public interface SqlDialect {

    /** The operations that create what these commands need in addition to {@link SocialDialect#setup}. */
    List<Operation> setup();

    /** Sets a variable of the session. */
    Operation note(int session, String text);

    /** One row: the variable, null when it was never set. */
    Operation.Query noted(int session);

    /** Copies the keys of all persons into a table of the session. */
    Operation stage(int session);

    /** Every row of that table: slug. */
    Operation.Query staged(int session);

    /** One row: the next number of the sequence. */
    Operation.Query nextTicket();

    /** One row: the last number that this session took. */
    Operation.Query lastTicket();

    /** One row: whether the system knows the address of its caller. */
    Operation.Query caller();

    /** Truncates the table of edges. */
    Operation clearKnows();

    /** Returns why a kill may bring back the edges that were truncated; empty if it may not. */
    default Optional<String> truncationTakenBack() {
        return Optional.empty();
    }

    /** Inserts a person that does not fit the table's columns. */
    Operation misfit(Misfit misfit);

    /** Inserts a person without a name whose score may not fit into its column. */
    Operation insertScore(String slug, long age, BigDecimal score);

    /** One row: this text as a number of this type, as a text again. */
    Operation.Query number(String type, String written);

    /** {@code length} rows: the numbers from 1 on, in ascending order. */
    Operation.Query series(int length);

    /**
     * One row: the moment as a date, as a timestamp without its zone, with its zone, in the zone of this region, and in
     * the session's zone.
     */
    Operation.Query moment(OffsetDateTime moment, String zone);
}
