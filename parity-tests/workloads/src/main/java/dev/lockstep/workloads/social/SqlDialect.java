package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The parts of this workload that need typed tables, sequences and sessions. A dialect produces only text, as {@link
 * SocialDialect} does.
 */
interface SqlDialect {

    /** The objects that these commands need in addition to the other commands' schema. */
    List<Operation> setup();

    /** Sets a variable of the session. */
    Operation note(int session, String text);

    /** One row: the variable, or null if it was never set. */
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

    /** Empties the table of edges at once. */
    Operation clearKnows();

    /** Inserts a person that does not fit the table's columns. */
    Operation misfit(Misfit misfit);

    /** The numbers from 1 on, in ascending order. */
    Operation.Query series(int length);

    /**
     * One row: the moment as a date, as a time stamp without and with its zone, and as a time stamp in the session's
     * zone.
     */
    Operation.Query moment(OffsetDateTime moment);
}
