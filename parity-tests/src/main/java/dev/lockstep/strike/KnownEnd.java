package dev.lockstep.strike;

import dev.lockstep.crash.CrashFate;
import java.util.List;
import java.util.Optional;

/**
 * A wrong end that has a page among the findings.
 *
 * @param sign the class of the engine's refusal, or the kind of the lost command
 * @param page the page's name
 */
record KnownEnd(String system, CrashFate fate, String sign, String page) {

    private static final List<KnownEnd> ALL = List.of(
            new KnownEnd("h2", CrashFate.LOST, "clearKnows", "h2-truncate-is-not-durable"),
            new KnownEnd(
                    "jena",
                    CrashFate.REFUSED,
                    "org.apache.jena.dboe.transaction.txn.TransactionException",
                    "jena-torn-journal-shuts-the-store"));

    static Optional<String> page(String system, CrashFate fate, String sign) {
        return ALL.stream()
                .filter(known -> known.system.equals(system) && known.fate == fate && known.sign.equals(sign))
                .map(KnownEnd::page)
                .findFirst();
    }
}
