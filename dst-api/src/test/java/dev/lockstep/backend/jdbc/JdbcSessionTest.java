package dev.lockstep.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.backend.jdbc.FakeDriver.FakeColumn;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.SystemUnderTest;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcSessionTest {

    private static final SystemUnderTest SYSTEM = new SystemUnderTest(
            "mine",
            "My Own",
            List.of("org.mine:core"),
            "1.0",
            "sql",
            Set.of(),
            Map.of("7", "DUPLICATE", "8", "BUSY", "9", SystemUnderTest.LOST, "40S01", "CHECK"));

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments(Types.VARCHAR, "getString", "a\u0000\ud800", Cell.text("a\u0000\ud800")),
                arguments(Types.CHAR, "getString", "null", Cell.text("null")),
                arguments(Types.VARCHAR, "getString", "", Cell.text("")),
                arguments(Types.VARCHAR, "getString", null, Cell.NULL),
                arguments(
                        Types.CLOB,
                        "getCharacterStream",
                        new StringReader("x".repeat(99_999)),
                        Cell.text("x".repeat(99_999))),
                arguments(Types.CLOB, "getCharacterStream", null, Cell.NULL),
                arguments(
                        Types.INTEGER, "getBigDecimal", new BigDecimal("-2147483648"), Cell.number(Integer.MIN_VALUE)),
                arguments(Types.BIGINT, "getBigDecimal", null, Cell.NULL),
                arguments(Types.NUMERIC, "getBigDecimal", new BigDecimal("0.10"), Cell.number(new BigDecimal("0.1"))),
                arguments(Types.DOUBLE, "getDouble", 0.1d, Cell.number(new BigDecimal("0.1"))),
                arguments(Types.REAL, "getFloat", 0.1f, Cell.number(new BigDecimal("0.1"))),
                arguments(Types.DOUBLE, "getDouble", Double.NaN, Cell.lexical("T", "NaN")),
                arguments(Types.REAL, "getFloat", Float.NEGATIVE_INFINITY, Cell.lexical("T", "-Infinity")),
                arguments(Types.DOUBLE, "getDouble", null, Cell.NULL),
                arguments(Types.BOOLEAN, "getBoolean", true, Cell.bool(true)),
                arguments(Types.BOOLEAN, "getBoolean", null, Cell.NULL),
                arguments(Types.DATE, "getString", "2026-11-23", Cell.lexical("T", "2026-11-23")),
                arguments(Types.TIMESTAMP_WITH_TIMEZONE, "getString", null, Cell.NULL),
                arguments(Types.VARBINARY, "getBytes", new byte[] {0, -1}, Cell.lexical("T", "00ff")));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_cell_is_read_as_its_column_is_typed(int type, String getter, Object value, Cell cell) {
        assertThat(ask(FakeDriver.answering(List.of(new FakeColumn(type, "T", getter, value))), 1))
                .isEqualTo(new Rows(List.of(Row.of(cell))));
    }

    @Test
    void a_column_of_a_type_without_a_reader_breaks_and_is_named() {
        Outcome outcome =
                ask(FakeDriver.answering(List.of(new FakeColumn(Types.STRUCT, "POINT", "getObject", "x"))), 1);

        assertThat(outcome)
                .isEqualTo(Broken.of(
                        Broken.Cause.GARBAGE,
                        "column c1 is a POINT (JDBC type " + Types.STRUCT
                                + "), which cannot be read; cast it in the query"));
    }

    @Test
    void an_answer_of_another_width_breaks() {
        Connection narrow =
                FakeDriver.answering(List.of(new FakeColumn(Types.INTEGER, "INT", "getBigDecimal", BigDecimal.ONE)));

        assertThat(ask(narrow, 2)).isEqualTo(Broken.of(Broken.Cause.GARBAGE, "a query for 2 columns answered with 1"));
    }

    @Test
    void a_query_that_answers_with_a_count_breaks() {
        assertThat(ask(FakeDriver.counting(1), 1))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Broken.Cause.GARBAGE));
    }

    @Test
    void a_change_reports_its_count_or_the_rows_with_which_it_answers() {
        assertThat(change(FakeDriver.counting(3_000_000_000L))).isEqualTo(Done.affecting(3_000_000_000L));
        assertThat(change(FakeDriver.counting(-1))).isEqualTo(Done.UNCOUNTED);
        assertThat(change(FakeDriver.answering(List.of(new FakeColumn(Types.INTEGER, "INT", "getString", "7")))))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text("7")))));
    }

    @Test
    void a_listed_code_is_refused_with_its_class_and_another_is_unclassified() {
        assertThat(change(FakeDriver.throwing(new SQLException("DUPLICATE 8", "40S01", 7))))
                .isEqualTo(new Refused("DUPLICATE", "7", "DUPLICATE 8"));
        assertThat(change(FakeDriver.throwing(new SQLException("code 7", "40S01", 6))))
                .isEqualTo(new Refused(Refused.UNCLASSIFIED, "6", "code 7"));
    }

    @Test
    void a_refusal_of_a_driver_without_codes_is_classified_by_its_state() {
        assertThat(change(FakeDriver.throwing(new SQLException("no", "40S01"))))
                .isEqualTo(new Refused("CHECK", "40S01", "no"));
        assertThat(change(FakeDriver.throwing(new SQLException("no"))))
                .isEqualTo(new Refused(Refused.UNCLASSIFIED, "", "no"));
    }

    @Test
    void a_lost_connection_breaks_and_leaves_a_change_in_doubt_but_no_query() {
        SQLException lost = new SQLException("gone", "90000", 9);

        assertThat(change(FakeDriver.throwing(lost))).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Broken.Cause.DIED);
            assertThat(broken.inDoubt()).isTrue();
        });
        assertThat(ask(FakeDriver.throwing(lost), 1))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.inDoubt()).isFalse());
    }

    @Test
    void the_class_of_the_exception_counts_only_where_the_description_is_silent() {
        assertThat(change(FakeDriver.throwing(new SQLRecoverableException("no", "X", 6))))
                .isInstanceOf(Broken.class);
        assertThat(change(FakeDriver.throwing(new SQLNonTransientConnectionException("no", "X", 6))))
                .isInstanceOf(Broken.class);
        assertThat(change(FakeDriver.throwing(new SQLNonTransientConnectionException("in use", "X", 8))))
                .isEqualTo(new Refused("BUSY", "8", "in use"));
    }

    @Test
    void an_exception_that_a_driver_must_not_throw_breaks_the_arm() {
        assertThat(change(FakeDriver.throwing(new IllegalStateException("inside"))))
                .isInstanceOfSatisfying(Broken.class, broken -> {
                    assertThat(broken.cause()).isEqualTo(Broken.Cause.DIED);
                    assertThat(broken.detail()).isEqualTo("the driver threw java.lang.IllegalStateException");
                });
        assertThat(change(FakeDriver.throwing(new StackOverflowError()))).isInstanceOf(Broken.class);
    }

    private static Outcome change(Connection connection) {
        return new JdbcSession(connection, SYSTEM).mutate("…");
    }

    private static Outcome ask(Connection connection, int columns) {
        List<Column> asked = IntStream.rangeClosed(1, columns)
                .mapToObj(n -> new Column("c" + n, ValueKind.TEXT, "c" + n))
                .toList();
        return new JdbcSession(connection, SYSTEM).query(Operation.query("SELECT", asked, "FROM t"));
    }
}
