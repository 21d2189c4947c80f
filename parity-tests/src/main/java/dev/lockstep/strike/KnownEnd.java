package dev.lockstep.strike;

import dev.lockstep.crash.CrashFate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A wrong end that has a page among the findings. A kill and a call that fails are different findings, even if the
 * store ends alike.
 *
 * @param phases what the process does when it is struck
 * @param blows the blows after which it occurs
 * @param sign the class of the engine's refusal, or the kind of the lost command, or the class of the answer before
 *     wrong reads
 * @param page the page's name
 */
record KnownEnd(String system, Set<StrikePhase> phases, Set<Blow> blows, CrashFate fate, String sign, String page) {

    private static final Set<Blow> KILLS = EnumSet.of(Blow.KILL_AT_WRITE, Blow.KILL_AT_SYNC, Blow.KILL_AT_CUT);

    private static final String TORN = "jena-torn-journal-shuts-the-store";

    /** The journal names no other class: the engine throws this one itself when an entry is cut off. */
    private static final String OF_JOURNAL = "org.apache.jena.dboe.transaction.txn.TransactionException";

    /** The class of the cause that a tool prints when a call on a file has failed. */
    private static final String OF_FILE = "java.io.IOException";

    private static final List<KnownEnd> ALL = List.of(
            new KnownEnd(
                    "h2",
                    EnumSet.allOf(StrikePhase.class),
                    KILLS,
                    CrashFate.LOST,
                    "clearKnows",
                    "h2-truncate-is-not-durable"),
            // An entry is torn by a kill between two writes.
            new KnownEnd(
                    "jena",
                    EnumSet.of(StrikePhase.OPERATION, StrikePhase.OPENERS, StrikePhase.WALK),
                    EnumSet.of(Blow.KILL_AT_WRITE),
                    CrashFate.REFUSED,
                    OF_JOURNAL,
                    TORN),
            // The recovery finds what a kill at a write has left, whatever strikes it then.
            new KnownEnd("jena", EnumSet.of(StrikePhase.RECOVERY), KILLS, CrashFate.REFUSED, OF_JOURNAL, TORN),
            // The head of an entry stays in the journal when its data could not be written.
            new KnownEnd(
                    "jena",
                    EnumSet.of(StrikePhase.OPERATION, StrikePhase.WALK),
                    EnumSet.of(Blow.ERROR_ON_WRITE, Blow.NO_SPACE),
                    CrashFate.REFUSED,
                    OF_JOURNAL,
                    "jena-failed-write-shuts-the-store"),
            // The call fails when the journal is complete.
            new KnownEnd(
                    "jena",
                    EnumSet.of(StrikePhase.OPERATION, StrikePhase.WALK),
                    EnumSet.of(Blow.ERROR_ON_WRITE, Blow.NO_SPACE, Blow.ERROR_ON_SYNC),
                    CrashFate.BETWEEN,
                    "FAILED",
                    "jena-refused-update-is-there-in-part"),
            // The same in a tool, which takes the update out of the journal, so that nothing completes it.
            new KnownEnd(
                    "jena",
                    EnumSet.of(StrikePhase.OPERATION, StrikePhase.WALK),
                    EnumSet.of(Blow.ERROR_ON_WRITE, Blow.NO_SPACE, Blow.ERROR_ON_SYNC),
                    CrashFate.BETWEEN,
                    OF_FILE,
                    "jena-refused-update-of-a-tool-stays-in-part"));

    static Optional<String> page(String system, StrikeCell cell, CrashFate fate, String sign) {
        return ALL.stream()
                .filter(known -> known.system.equals(system)
                        && known.phases.contains(cell.phase())
                        && known.blows.contains(cell.blow())
                        && known.fate == fate
                        && known.sign.equals(sign))
                .map(KnownEnd::page)
                .findFirst();
    }
}
