package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import java.time.OffsetDateTime;
import java.util.List;

/** What of this workload can be said only where there are typed tables, sequences and sessions. Text only, as {@link SocialDialect}. */
interface SqlDialect {

    /** What these commands need beside the schema of the others. */
    List<Operation> setup();

    /** Sets a variable of the session. */
    Operation note(int session, String text);

    /** One row: the variable, null where it was never set. */
    Operation.Query noted(int session);

    /** Copies the keys of all persons into a table of the session. */
    Operation stage(int session);

    /** Every row of that table: slug. */
    Operation.Query staged(int session);

    /** One row: the next number of the sequence. */
    Operation.Query nextTicket();

    /** One row: the number that this session took last. */
    Operation.Query lastTicket();

    /** One row: whether the system knows an address from which it is called. */
    Operation.Query caller();

    /** Empties the table of edges at once. */
    Operation clearKnows();

    /** A person that does not fit the table's columns. */
    Operation misfit(Misfit misfit);

    /** The numbers from 1 on, in their order. */
    Operation.Query series(int length);

    /** One row: the moment as a date, as a time stamp without and with its zone, and as a time stamp of the session's zone. */
    Operation.Query moment(OffsetDateTime moment);
}
