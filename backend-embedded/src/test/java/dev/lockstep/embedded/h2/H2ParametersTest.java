package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.Transacted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that are passed as parameters, alone and in batches, and read in every shape. */
class H2ParametersTest {

    private static final int ROWS = 203;

    private static final String COLUMNS = "n, s, c, b, l, d, f, t, w, x";

    private static final Operation.Query ALL = Arm.query(COLUMNS, "FROM t ORDER BY n");

    private static final String INSERT = "INSERT INTO t VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private Arm arm;

    @BeforeEach
    void a_table_of_many_types(@TempDir Path root) throws IOException {
        arm = Arm.open(root);
        arm.run("CREATE TABLE t(n BIGINT PRIMARY KEY, s VARCHAR, c CLOB, b VARBINARY, l BLOB, d NUMERIC(40, 5),"
                + " f DOUBLE PRECISION, t TIMESTAMP(9), w DATE, x BOOLEAN)");
    }

    @AfterEach
    void close() {
        arm.close();
    }

    @ParameterizedTest
    @EnumSource(Passing.class)
    void a_value_is_stored_as_it_is_however_it_is_passed(Passing passing) {
        for (int n = 0; n < 3; n++) {
            assertThat(arm.ask(Operation.execute(
                            INSERT, new Parameters(Collections.nCopies(10, passing), List.of(row(n * 100))))))
                    .isEqualTo(Done.affecting(1));
        }

        assertThat(arm.ask(ALL)).isEqualTo(new Rows(List.of(row(0), row(100), row(200))));
    }

    @Test
    void a_batch_says_what_came_of_each_row_and_the_rows_after_a_refused_one_are_stored() {
        assertThat(arm.ask(Operation.executeBatch(INSERT, parameters(List.of(row(1), row(2), row(1), row(3))))))
                .isEqualTo(new Rows(List.of(
                        Transacted.affected(1),
                        Transacted.affected(1),
                        Transacted.refused("DUPLICATE"),
                        Transacted.affected(1))));

        assertThat(arm.ask(ALL)).isEqualTo(new Rows(List.of(row(1), row(2), row(3))));
    }

    @Test
    void the_generated_keys_of_a_statement_and_of_a_batch_are_rows() {
        arm.run("CREATE TABLE k(id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v VARCHAR UNIQUE)");
        String insert = "INSERT INTO k(v) VALUES(?)";
        RowShape keys = RowShape.of(Column.number("ID"), Column.text("V"));

        assertThat(arm.ask(Operation.execute(insert, Parameters.values(Cell.text("a")))
                        .answering(keys)))
                .isEqualTo(new Rows(List.of(Row.of(Cell.number(1), Cell.text("a")))));
        assertThat(arm.ask(Operation.executeBatch(insert, parameters(List.of(Row.texts("b"), Row.texts("c"))))
                        .answering(keys)))
                .isEqualTo(new Rows(
                        List.of(Row.of(Cell.number(2), Cell.text("b")), Row.of(Cell.number(3), Cell.text("c")))));
        assertThat(arm.ask(Operation.execute(insert, Parameters.values(Cell.text("a")))
                        .answering(keys)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void every_read_shape_gives_the_same_rows() {
        arm.ask(Operation.executeBatch(
                INSERT,
                parameters(
                        IntStream.range(0, ROWS).mapToObj(H2ParametersTest::row).toList())));
        List<String> shapes = new H2EmbeddedProvider().readShapes();

        assertThat(shapes).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
        for (int shape = 0; shape < shapes.size(); shape++) {
            assertThat(arm.ask(Operation.shaped(ALL, shape)))
                    .as(shapes.get(shape))
                    .isEqualTo(new Rows(IntStream.range(0, ROWS)
                            .mapToObj(H2ParametersTest::row)
                            .toList()));
        }
    }

    @Test
    void a_query_has_parameters_in_every_read_shape() {
        arm.ask(Operation.executeBatch(INSERT, parameters(List.of(row(1), row(2), row(3)))));
        Operation.Query some = Arm.query(COLUMNS, "FROM t WHERE n > ? ORDER BY n");

        for (int shape = 0; shape < new H2EmbeddedProvider().readShapes().size(); shape++) {
            assertThat(arm.ask(new Operation.Shaped(some, Parameters.values(Cell.number(1)), shape)))
                    .isEqualTo(new Rows(List.of(row(2), row(3))));
        }
    }

    private static Parameters parameters(List<Row> rows) {
        return new Parameters(Collections.nCopies(rows.get(0).cells().size(), Passing.VALUE), rows);
    }

    private static Row row(int n) {
        if (n % 7 == 6) {
            return new Row(IntStream.range(0, 10)
                    .mapToObj(i -> i == 0 ? Cell.number(n) : Cell.NULL)
                    .toList());
        }
        return Row.of(
                Cell.number(n),
                Cell.text("\u00e9\ud83d\ude00'" + n),
                Cell.text("c".repeat(n * 9)),
                Cell.lexical("BINARY VARYING", "80ff00".repeat(n % 5)),
                Cell.lexical("BINARY LARGE OBJECT", "ff".repeat(n * 3)),
                Cell.number(
                        new java.math.BigDecimal("-12345678901234567890.12345").add(java.math.BigDecimal.valueOf(n))),
                n % 2 == 0 ? Cell.lexical("DOUBLE PRECISION", "NaN") : Cell.number(new java.math.BigDecimal("0.1")),
                Cell.lexical("TIMESTAMP", "9999-12-31 23:59:" + (10 + n % 40) + ".000000001"),
                Cell.lexical("DATE", "0001-01-01"),
                Cell.bool(n % 2 == 0));
    }
}
