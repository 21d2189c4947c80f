package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Facet;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.system.SystemUnderTest;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Translates a driver's exception into an outcome. The message is passed on for people and decides nothing. */
public final class SqlFailure {

    private SqlFailure() {}

    /**
     * Returns a refusal or a broken connection.
     *
     * @param codes the part of the exception that the system's description lists
     * @param inDoubt whether the statement may have taken effect if the connection died
     */
    public static Outcome outcome(SystemUnderTest system, RefusalCode codes, SQLException failure, boolean inDoubt) {
        String code = codes.of(failure);
        String refusal = system.refusalOf(code);
        return isLoss(refusal, failure)
                ? new Broken(
                        Broken.Cause.DIED,
                        "the connection is gone or the system failed (" + code + ")",
                        inDoubt,
                        Map.of(Broken.CODE, code, Broken.MESSAGE, messageOf(failure)))
                : new Refused(refusal, code, messageOf(failure), facets(failure));
    }

    /** The description decides. The exception's class matters only for a code that the description does not list. */
    private static boolean isLoss(String refusal, SQLException failure) {
        if (!refusal.equals(Refused.UNCLASSIFIED)) {
            return SystemUnderTest.isBreakage(refusal);
        }
        return failure instanceof SQLRecoverableException || failure instanceof SQLNonTransientConnectionException;
    }

    private static SortedMap<Facet, String> facets(SQLException failure) {
        SortedMap<Facet, String> facets =
                new TreeMap<>(Map.of(Facet.EXCEPTION, failure.getClass().getSimpleName()));
        if (failure.getSQLState() != null) {
            facets.put(Facet.STATE, failure.getSQLState());
        }
        return facets;
    }

    private static String messageOf(SQLException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
