package dev.lockstep.workloads.schema;

import java.util.Locale;

/** The sorts of objects of a schema. */
enum Sort {
    TABLE("T", "TABLE"),
    VIEW("V", "VIEW"),
    MATERIALIZED_VIEW("M", "MATERIALIZED VIEW"),
    INDEX("I", "INDEX"),
    CONSTRAINT("K", "CONSTRAINT"),
    SEQUENCE("Q", "SEQUENCE"),
    DOMAIN("D", "DOMAIN"),
    SYNONYM("Y", "SYNONYM"),
    SCHEMA("S", "SCHEMA"),
    ROLE("R", "ROLE"),
    ALIAS("F", "ALIAS"),
    TRIGGER("G", "TRIGGER");

    private final String letter;
    private final String sql;

    Sort(String letter, String sql) {
        this.letter = letter;
        this.sql = sql;
    }

    /** The letter with which names of this sort begin. */
    String letter() {
        return letter;
    }

    String sql() {
        return sql;
    }

    /** The sort in words, for an aspect. */
    String words() {
        return sql.toLowerCase(Locale.ROOT);
    }

    /** Whether a query can read it. */
    boolean isRelation() {
        return this == TABLE || this == VIEW || this == MATERIALIZED_VIEW || this == SYNONYM;
    }

    /** Whether {@code DROP} takes {@code CASCADE}. */
    boolean cascades() {
        return this == TABLE || this == VIEW || this == DOMAIN || this == SCHEMA;
    }
}
