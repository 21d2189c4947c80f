package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each refusal that a workload can meet, as H2 itself reports it. */
class H2RefusalsTest {

    private static final Operation.Query STATE = Arm.query("k, n, name, s, d", "FROM p ORDER BY k");

    private static Arm arm;

    @BeforeAll
    static void one_person_is_stored(@TempDir Path root) throws IOException {
        arm = Arm.open(root);
        for (String statement : List.of(
                "CREATE TABLE p(k VARCHAR(5) PRIMARY KEY, n INT, name VARCHAR NOT NULL,"
                        + " s VARCHAR CHECK s IN ('a', 'b'), d DATE)",
                "CREATE TABLE e(f VARCHAR(5) PRIMARY KEY REFERENCES p(k))",
                "CREATE TABLE x(v ENUM('a', 'b'))",
                "INSERT INTO p VALUES('1', 1, 'n', 'a', DATE '2026-11-23')",
                "INSERT INTO e VALUES('1')")) {
            assertThat(arm.run(statement)).isInstanceOf(Done.class);
        }
    }

    @AfterAll
    static void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DUPLICATE    | 23505 | INSERT INTO p VALUES('1', 1, 'n', 'a', NULL)
            DUPLICATE    | 23505 | INSERT INTO p VALUES('8', 1, 'n', 'a', NULL), ('9', 1, 'n', 'a', NULL), ('1', 1, 'n', 'a', NULL)
            REFERENCE    | 23506 | INSERT INTO e VALUES('9')
            REFERENCE    | 23503 | DELETE FROM p
            CHECK        | 23513 | INSERT INTO p VALUES('2', 1, 'n', 'z', NULL)
            CHECK        | 22030 | INSERT INTO x VALUES('z')
            NOT_NULL     | 23502 | INSERT INTO p VALUES('2', 1, NULL, 'a', NULL)
            RANGE        | 22004 | INSERT INTO p VALUES('2', 2147483648, 'n', 'a', NULL)
            RANGE        | 22003 | UPDATE p SET n = 9223372036854775807 + n
            LENGTH       | 22001 | INSERT INTO p VALUES('123456', 1, 'n', 'a', NULL)
            CONVERSION   | 22018 | INSERT INTO p VALUES('2', 'x', 'n', 'a', NULL)
            CONVERSION   | 22007 | INSERT INTO p VALUES('2', 1, 'n', 'a', 'x')
            DIVISION_BY_ZERO | 22012 | UPDATE p SET n = 1 / 0
            COLUMN_COUNT | 21002 | INSERT INTO p VALUES('2', 1)
            SYNTAX       | 42001 | INSRT INTO p VALUES('2')
            SYNTAX       | 42001 | UPDATE p SE n = 1
            SYNTAX       | 42000 | UPDATE p SET name = 'n
            SYNTAX       | 7001  | UPDATE p SET name = REGEXP_REPLACE(name)
            NOT_FOUND    | 42102 | INSERT INTO nowhere VALUES(1)
            NOT_FOUND    | 42103 | INSERT INTO "p" VALUES(1)
            NOT_FOUND    | 42122 | UPDATE p SET nothing = 1
            NOT_FOUND    | 42112 | DROP INDEX nothing
            NOT_FOUND    | 90079 | DROP SCHEMA nowhere
            NOT_FOUND    | 90037 | DROP VIEW nothing
            NOT_FOUND    | 90022 | CALL nothing()
            EXISTS       | 42101 | CREATE TABLE p(k INT)
            EXISTS       | 42121 | CREATE TABLE q(a INT, a INT)
            USED         | 90107 | DROP TABLE p RESTRICT
            """)
    void a_statement_is_refused_with_its_class_and_code_and_changes_nothing(
            String refusal, String code, String statement) {
        Outcome before = arm.ask(STATE);
        assertThat(before)
                .isInstanceOfSatisfying(
                        Rows.class, rows -> assertThat(rows.rows()).hasSize(1));

        assertThat(arm.run(statement)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.message()).isNotBlank();
        });

        assertThat(arm.ask(STATE)).isEqualTo(before);
    }

    @Test
    void a_read_of_a_missing_table_is_not_found_in_an_empty_database_too(@TempDir Path root) throws IOException {
        try (Arm empty = Arm.open(root)) {
            assertThat(empty.read("x", "FROM nowhere")).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.refusal()).isEqualTo("NOT_FOUND");
                assertThat(refused.code()).isEqualTo("42104");
            });
        }
    }

    @Test
    void two_arms_on_one_folder_are_busy(@TempDir Path root) throws IOException {
        try (Arm one = Arm.open(root)) {
            assertThat(one.run("CREATE TABLE t(v INT)")).isInstanceOf(Done.class);

            assertThat(catchThrowable(() -> Arm.open(root)))
                    .hasMessageContaining(root.resolve("data").toString());
        }
    }
}
