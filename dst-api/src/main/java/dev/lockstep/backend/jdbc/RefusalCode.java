package dev.lockstep.backend.jdbc;

import java.sql.SQLException;

/** The part of a driver's exception that a system's description lists as the code of a refusal. */
public enum RefusalCode {
    /** The vendor's code, {@code 23505}; the SQLState if the driver has no vendor code, which JDBC writes as 0. */
    VENDOR {
        @Override
        public String of(SQLException failure) {
            return failure.getErrorCode() == 0 ? state(failure) : Integer.toString(failure.getErrorCode());
        }
    },
    /** The SQLState, {@code 23505}: for an engine whose vendor codes mean several things. */
    SQL_STATE {
        @Override
        public String of(SQLException failure) {
            return state(failure);
        }
    },
    /**
     * The vendor's code, a slash and the SQLState, {@code 1062/23000}: for an engine whose refusals only both together
     * distinguish.
     */
    BOTH {
        @Override
        public String of(SQLException failure) {
            return failure.getErrorCode() + "/" + state(failure);
        }
    };

    /** Returns the code of the failure; empty if the driver gives none. */
    public abstract String of(SQLException failure);

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
