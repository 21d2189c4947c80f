package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bugs of maintenance in definitions and in typed values. Each damages one object of its kind, whichever the walk has
 * made, and a walk must show it whenever it was done.
 */
class SchemaFaultTest {

    private static final String TABLE = "'\"' || TABLE_SCHEMA || '\".\"' || TABLE_NAME || '\"'";
    private static final String COLUMN = "' ALTER COLUMN \"' || COLUMN_NAME || '\"'";
    private static final String USER_TABLES = " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'";

    private final DamagedWalk walk = new DamagedWalk("schema", 5, 200);

    /** Some kinds of columns are drawn in few walks. */
    private final DamagedWalk longer = new DamagedWalk("schema", 12, 200);

    /** The bugs: when, and a query for the statement that does the damage. */
    enum Harm implements Damage {
        REOPEN_LOSES_A_VIEW(
                OperationKind.REOPEN,
                "SELECT 'DROP VIEW ' || " + TABLE + " FROM INFORMATION_SCHEMA.VIEWS" + USER_TABLES + " ORDER BY 1"),
        REOPEN_LOSES_A_TABLES_REMARK(
                OperationKind.REOPEN,
                "SELECT 'COMMENT ON TABLE ' || " + TABLE + " || ' IS NULL' FROM INFORMATION_SCHEMA.TABLES" + USER_TABLES
                        + " AND REMARKS <> '' AND TABLE_TYPE = 'BASE TABLE' ORDER BY 1"),
        OPTIMIZE_LOSES_AN_INDEX(
                OperationKind.OPTIMIZE,
                "SELECT 'DROP INDEX \"' || INDEX_SCHEMA || '\".\"' || INDEX_NAME || '\"' FROM INFORMATION_SCHEMA.INDEXES"
                        + USER_TABLES + " AND NOT IS_GENERATED ORDER BY 1"),
        REPAIR_RESTARTS_A_SEQUENCE(
                OperationKind.REPAIR,
                "SELECT 'ALTER SEQUENCE \"' || SEQUENCE_SCHEMA || '\".\"' || SEQUENCE_NAME || '\" RESTART'"
                        + " FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_NAME NOT LIKE 'SYSTEM%'"
                        + " AND BASE_VALUE <> START_VALUE ORDER BY 1"),
        REOPEN_LOSES_A_RIGHT(
                OperationKind.REOPEN,
                "SELECT 'REVOKE ALL ON ' || " + TABLE + " || ' FROM \"' || GRANTEE || '\"'"
                        + " FROM INFORMATION_SCHEMA.RIGHTS WHERE TABLE_NAME IS NOT NULL ORDER BY 1"),
        OPTIMIZE_LOSES_A_DEFAULT(
                OperationKind.OPTIMIZE,
                "SELECT 'ALTER TABLE ' || " + TABLE + " || " + COLUMN + " || ' DROP DEFAULT'"
                        + " FROM INFORMATION_SCHEMA.COLUMNS" + USER_TABLES
                        + " AND COLUMN_DEFAULT IS NOT NULL AND IS_IDENTITY = 'NO' AND IS_GENERATED = 'NEVER'"
                        + " AND TABLE_NAME IN (SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_TYPE = 'BASE TABLE') ORDER BY 1"),
        REOPEN_LOSES_A_DEFAULT_THAT_READS_ANOTHER_TABLE(
                OperationKind.REOPEN,
                "SELECT 'ALTER TABLE ' || " + TABLE + " || " + COLUMN + " || ' DROP DEFAULT'"
                        + " FROM INFORMATION_SCHEMA.COLUMNS" + USER_TABLES
                        + " AND COLUMN_DEFAULT LIKE '%SELECT%' AND IS_GENERATED = 'NEVER'"
                        + " AND TABLE_NAME IN (SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_TYPE = 'BASE TABLE') ORDER BY 1"),
        REPAIR_MAKES_A_COLUMN_NULLABLE(
                OperationKind.REPAIR,
                "SELECT 'ALTER TABLE ' || " + TABLE + " || " + COLUMN + " || ' DROP NOT NULL'"
                        + " FROM INFORMATION_SCHEMA.COLUMNS" + USER_TABLES
                        + " AND IS_NULLABLE = 'NO' AND COLUMN_NAME <> 'ID'"
                        + " AND TABLE_NAME IN (SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_TYPE = 'BASE TABLE') ORDER BY 1"),
        REOPEN_LOSES_A_CHECK(
                OperationKind.REOPEN,
                "SELECT 'ALTER TABLE ' || " + TABLE
                        + " || ' DROP CONSTRAINT \"' || CONSTRAINT_SCHEMA || '\".\"' || CONSTRAINT_NAME || '\"'"
                        + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS" + USER_TABLES
                        + " AND CONSTRAINT_TYPE = 'CHECK' ORDER BY 1"),
        OPTIMIZE_LENGTHENS_A_TEXT(
                OperationKind.OPTIMIZE, values("CHARACTER VARYING", "$ = $ || 'x' WHERE $ IS NOT NULL")),
        REOPEN_TAKES_A_NANOSECOND_OFF(
                OperationKind.REOPEN, values("TIMESTAMP", "$ = $ - INTERVAL '0.000000001' SECOND WHERE $ IS NOT NULL")),
        OPTIMIZE_TURNS_NAN_INTO_A_NUMBER(OperationKind.OPTIMIZE, values("DOUBLE PRECISION", "$ = 1.5 WHERE $ <> 1.5")),
        REPAIR_ROUNDS_A_NUMBER(OperationKind.REPAIR, values("NUMERIC", "$ = ROUND($) WHERE $ <> ROUND($)")),
        REOPEN_TURNS_A_DATE_INTO_THE_DAY_BEFORE(
                OperationKind.REOPEN, values("DATE", "$ = $ - INTERVAL '1' DAY WHERE $ IS NOT NULL")),
        REOPEN_LOSES_THE_LAST_ELEMENT_OF_AN_ARRAY(
                OperationKind.REOPEN, values("ARRAY", "$ = TRIM_ARRAY($, 1) WHERE CARDINALITY($) > 0")),
        OPTIMIZE_EMPTIES_A_JSON_VALUE(
                OperationKind.OPTIMIZE, values("JSON", "$ = JSON '[]' WHERE CAST($ AS VARCHAR) <> '[]'")),
        REOPEN_TAKES_ANOTHER_VALUE_OF_AN_ENUM(
                OperationKind.REOPEN, values("ENUM", "$ = 'GREEN' WHERE CAST($ AS VARCHAR) <> 'GREEN'")),
        OPTIMIZE_TURNS_HIGH_BYTES_INTO_QUESTION_MARKS(
                OperationKind.OPTIMIZE, values("BINARY", "$ = X'3f3f0000' WHERE $ = X'80ff0000'")),
        REPAIR_LOSES_A_TRIGGER(
                OperationKind.REPAIR,
                "SELECT 'DROP TRIGGER \"' || TRIGGER_SCHEMA || '\".\"' || TRIGGER_NAME || '\"'"
                        + " FROM INFORMATION_SCHEMA.TRIGGERS ORDER BY 1"),
        REOPEN_LOSES_AN_ALIAS_IN_SOURCE(
                OperationKind.REOPEN,
                "SELECT 'DROP ALIAS \"' || ROUTINE_SCHEMA || '\".\"' || ROUTINE_NAME || '\"'"
                        + " FROM INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_DEFINITION IS NOT NULL ORDER BY 1"),
        SESSION_SHOWS_A_ROW_LESS(OperationKind.SESSION, "");

        private final OperationKind at;
        private final String query;

        Harm(OperationKind at, String query) {
            this.at = at;
            this.query = query;
        }

        /** A query for an update of one column of a type, in a table that has rows. {@code $} is the column. */
        private static String values(String type, String change) {
            return "SELECT 'UPDATE ' || " + TABLE + " || ' SET "
                    + change.replace("'", "''").replace("$", "\"' || COLUMN_NAME || '\"")
                    + "' FROM INFORMATION_SCHEMA.COLUMNS" + USER_TABLES
                    + " AND DATA_TYPE = '" + type + "' AND DOMAIN_NAME IS NULL"
                    + " AND IS_GENERATED = 'NEVER' AND COLUMN_ON_UPDATE IS NULL"
                    + " AND TABLE_NAME IN (SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                    + " WHERE TABLE_TYPE = 'BASE TABLE' AND ROW_COUNT_ESTIMATE > 0) ORDER BY 1";
        }

        @Override
        public OperationKind at() {
            return at;
        }

        @Override
        public Outcome harm(Backend backend, Outcome outcome, AtomicLong fired) throws InterruptedException {
            return query.isEmpty() ? Damage.rowLess(outcome, fired) : Damage.found(query, backend, outcome, fired);
        }
    }

    /** A temporary table lives within one operation, so the harm is done to the operation. */
    enum OfTemporaryTables implements Damage {
        LOSES_ITS_FIRST_ROW(" OFFSET 1 ROW"),
        HAS_NO_ROW(" FETCH FIRST 0 ROWS ONLY");

        private final String harm;

        OfTemporaryTables(String harm) {
            this.harm = harm;
        }

        @Override
        public OperationKind at() {
            return OperationKind.TRANSACTION;
        }

        @Override
        public Operation asked(Operation operation, Backend backend, AtomicLong fired) throws InterruptedException {
            List<Operation> whole = new ArrayList<>(((Operation.Transaction) operation).operations());
            String create = ((Operation.Mutate) whole.get(0)).text();
            String taken = ((Operation.Mutate) whole.get(1)).text();
            if (!create.contains(" TEMPORARY TABLE ")) {
                return operation;
            }
            whole.set(0, Operation.mutate(create + harm));
            if (backend.apply(Operation.ask(taken.replaceFirst("^DELETE", "SELECT 1"))) instanceof Outcome.Rows rows
                    && !rows.rows().isEmpty()) {
                fired.incrementAndGet();
            }
            return new Operation.Transaction(whole, true);
        }

        @Override
        public Outcome harm(Backend backend, Outcome outcome, AtomicLong fired) {
            return outcome;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REOPEN_LOSES_A_VIEW", "SESSION_SHOWS_A_ROW_LESS"})
    void damage_to_a_definition_or_a_value_is_seen(Harm harm) throws Exception {
        walk.mustShow(harm);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REOPEN_LOSES_A_VIEW", "SESSION_SHOWS_A_ROW_LESS"})
    void any_other_damage_is_seen_too(Harm harm) throws Exception {
        longer.mustShow(harm);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource
    void a_temporary_table_that_loses_rows_is_seen(OfTemporaryTables harm) throws Exception {
        walk.mustShow(harm);
    }

    @Test
    void without_damage_there_is_no_difference() throws Exception {
        walk.mustAgree(1);
    }
}
