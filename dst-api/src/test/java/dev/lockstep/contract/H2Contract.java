package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Row;
import dev.lockstep.op.Way;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract for H2, for each of its transports. */
public abstract class H2Contract extends BackendContract {

    @Override
    protected Engine engine() {
        SystemUnderTest h2 = new H2Provider().system();
        try {
            return new Resolver().resolve(h2, h2.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    protected List<Operation> schema() {
        return List.of(Operation.mutate("CREATE TABLE kept (k VARCHAR PRIMARY KEY)"));
    }

    @Override
    protected Operation insert(String key) {
        return Operation.mutate("INSERT INTO kept VALUES ('" + key + "')");
    }

    @Override
    protected Operation.Query everything() {
        return Operation.orderedQuery("SELECT", List.of(Column.text("k")), "FROM kept ORDER BY k");
    }

    @Override
    protected Operation refused(String taken, String free) {
        return Operation.mutate("INSERT INTO kept VALUES ('" + free + "'), ('" + taken + "')");
    }

    @Override
    protected Optional<Operation> slow() {
        return Optional.of(Operation.query(
                "SELECT",
                List.of(Column.number("MAX(a.x + b.x)")),
                "FROM SYSTEM_RANGE(1, 10000000) a CROSS JOIN SYSTEM_RANGE(1, 10000000) b"));
    }

    @Test
    void a_question_of_any_shape_is_answered_with_the_texts_of_the_values() throws InterruptedException {
        assertThat(arm().apply(Operation.mutate(
                        "CREATE TABLE odd (a VARCHAR, b CLOB, c BLOB, d TIMESTAMP(9), e DOUBLE, f INT ARRAY)")))
                .isInstanceOf(Done.class);
        assertThat(arm().apply(Operation.mutate("INSERT INTO odd VALUES ('a;\r\n\"|é\u2028', 'null', X'41',"
                        + " TIMESTAMP '2026-01-02 03:04:05.000000006', 'NaN', ARRAY[1, 2]),"
                        + " ('', NULL, NULL, NULL, NULL, NULL)")))
                .isEqualTo(Done.affecting(2));

        Outcome answer = arm().apply(Operation.orderedAsk("SELECT *, 1 AS \"la\"\"b\" FROM odd ORDER BY a DESC"));

        assertThat(answer)
                .isEqualTo(new Outcome.Rows(List.of(
                        texts("a;\r\n\"|é\u2028", "null", "A", "2026-01-02 03:04:05.000000006", "NaN", "[1, 2]", "1"),
                        texts("", null, null, null, null, null, "1"))));
        assertThat(answer.facet(Facet.LABELS)).contains("[A, B, C, D, E, F, la\"b]");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void a_question_has_the_same_answer_in_a_read_shape(int shape) throws InterruptedException {
        assertSameInShapes(List.of(shape));
    }

    @Test
    @Tag("nightly")
    void a_question_has_the_same_answer_in_every_read_shape() throws InterruptedException {
        assertSameInShapes(
                IntStream.range(0, provider().readShapes().size()).boxed().toList());
    }

    private void assertSameInShapes(List<Integer> shapes) throws InterruptedException {
        for (String statement : List.of(
                "CREATE TABLE odd (a VARCHAR, b CLOB, c BLOB, d DOUBLE, f INT ARRAY)",
                "INSERT INTO odd VALUES ('a;\n\"|é\u2028', 'null', X'41', 'NaN', ARRAY[1, 2]), ('', NULL, NULL, 1, NULL)",
                "CREATE SEQUENCE s")) {
            assertThat(arm().apply(Operation.mutate(statement))).isInstanceOf(Done.class);
        }
        Operation.Ask question = Operation.orderedAsk("SELECT *, 1 AS \"la\"\"b\" FROM odd ORDER BY a DESC");
        Outcome plain = arm().apply(question);
        assertThat(plain).isInstanceOf(Outcome.Rows.class);
        int drawn = 0;
        for (int shape : shapes) {
            String name = provider().readShapes().get(shape);
            assertThat(arm().apply(Operation.shaped(question, shape))).as(name).isEqualTo(plain);
            assertThat(arm().apply(Operation.shaped(Operation.ask("SELECT NEXT VALUE FOR s"), shape)))
                    .as("a question that changes something, " + name)
                    .isEqualTo(new Outcome.Rows(List.of(texts("" + ++drawn))));
            assertThat(arm().apply(Operation.shaped(Operation.ask("SELECT * FROM absent"), shape)))
                    .as(name)
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_question_may_be_answered_with_no_rows_or_with_nulls_alone() throws InterruptedException {
        assertThat(arm().apply(Operation.ask("SELECT NULL AS x FROM SYSTEM_RANGE(1, 3)")))
                .isEqualTo(new Outcome.Rows(List.of(texts((String) null), texts((String) null), texts((String) null))));
        Outcome none = arm().apply(Operation.ask("SELECT k FROM kept WHERE k = 'nobody'"));
        assertThat(none).isEqualTo(new Outcome.Rows(List.of()));
        assertThat(none.facet(Facet.LABELS)).contains("[K]");
    }

    @Test
    void a_question_that_the_engine_does_not_understand_is_refused_with_its_code() throws InterruptedException {
        assertThat(arm().apply(Operation.ask("SELECT * FROM absent")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("42102"));
        assertThat(arm().apply(Operation.ask("INSERT INTO kept VALUES ('x')"))).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL 7",
                "SHOW COLUMNS FROM kept",
                "EXPLAIN SELECT * FROM kept",
                "SCRIPT NOPASSWORDS",
                "SELECT k FROM FINAL TABLE (INSERT INTO kept VALUES ('z'))",
                "WITH w(x) AS (SELECT 1) SELECT x FROM w",
                "VALUES 1, 2"
            })
    void a_change_that_answers_with_rows_has_done_its_work_once(String statement) throws InterruptedException {
        assertThat(arm().apply(insert("a"))).isEqualTo(Done.affecting(1));

        assertThat(arm().apply(Operation.mutate(statement)))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class, rows -> assertThat(rows.rows()).isNotEmpty());

        assertThat(arm().apply(everything()))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class,
                        rows -> assertThat(rows.rows()).hasSize(statement.contains("INSERT") ? 2 : 1));
    }

    static List<Way> ways() {
        String csv = "'charset=UTF-16 fieldSeparator=; null=\\N'";
        return List.of(
                script("", ""),
                script("SIMPLE COLUMNS DROP BLOCKSIZE 10", ""),
                script("NOPASSWORDS NOSETTINGS", "COMPRESSION GZIP"),
                script("", "COMPRESSION LZF CIPHER AES PASSWORD 'x'"),
                script("", "CHARSET 'ISO-8859-1'"),
                new Way(
                        "statements",
                        List.of("CALL CSVWRITE({file}, 'SELECT * FROM kept', " + csv + ")"),
                        List.of(
                                "CREATE TABLE kept (k VARCHAR PRIMARY KEY)",
                                "INSERT INTO kept SELECT * FROM CSVREAD({file}, NULL, " + csv + ")")),
                Way.of("tool"),
                new Way(
                        "tool",
                        List.of("-options", "SIMPLE", "COMPRESSION", "ZIP"),
                        List.of("-options", "COMPRESSION", "ZIP")));
    }

    private static Way script(String what, String file) {
        return new Way(
                "statements",
                List.of("SCRIPT " + what + " TO {file} " + file),
                List.of("RUNSCRIPT FROM {file} " + file));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void an_export_is_read_in_another_store_and_has_what_was_there_when_it_was_taken(Way way)
            throws InterruptedException {
        assertThat(arm().apply(insert("a;''ü中"))).isEqualTo(Done.affecting(1));

        Outcome copy = arm().apply(Operation.export(
                way, everything(), insert("canary"), Operation.mutate("DELETE FROM kept WHERE k = 'canary'")));

        Row kept = texts("a;'ü中");
        assertThat(copy).isEqualTo(new Outcome.Rows(List.of(kept, texts("canary"))));
        assertThat(arm().apply(everything())).isEqualTo(new Outcome.Rows(List.of(kept)));
    }

    private static Stream<Way> replacing() {
        return Stream.concat(ways().stream(), Stream.of(Way.of(Way.BACKUP)));
    }

    @ParameterizedTest
    @MethodSource("replacing")
    void a_restore_puts_the_export_into_the_place_of_the_store(Way way) throws Exception {
        assertThat(arm().apply(insert("a"))).isEqualTo(Done.affecting(1));
        SortedSet<String> before = files();

        assertThat(arm().apply(Operation.restore(way))).isEqualTo(Done.UNCOUNTED);

        assertThat(files()).isNotEqualTo(before).hasSameSizeAs(before);
        assertThat(arm().apply(everything())).isEqualTo(new Outcome.Rows(List.of(texts("a"))));
        assertThat(arm().apply(insert("b"))).isEqualTo(Done.affecting(1));
    }

    @Test
    void an_export_that_cannot_be_imported_leaves_the_store_as_it_is() throws InterruptedException {
        assertThat(arm().apply(insert("a"))).isEqualTo(Done.affecting(1));
        List<Way> wrong = List.of(
                new Way(
                        "statements",
                        List.of("SCRIPT TO {file}"),
                        List.of("RUNSCRIPT FROM {file} COMPRESSION GZIP CHARSET 'UTF-8'", "CREATE TABLE kept (k INT)")),
                new Way(
                        "statements",
                        List.of("SCRIPT TO {file}"),
                        List.of("RUNSCRIPT FROM {file}", "SELECT * FROM no")),
                new Way("tool", List.of(), List.of("-options", "CHARSET", "'UTF-16BE'")));

        for (Way way : wrong) {
            assertThat(arm().apply(Operation.restore(way)))
                    .as("the outcome of %s", way)
                    .isNotInstanceOfAny(Done.class, Outcome.Rows.class);
        }
        assertThat(arm().apply(everything())).isEqualTo(new Outcome.Rows(List.of(texts("a"))));
    }

    private static Row texts(String... texts) {
        return new Row(Arrays.stream(texts)
                .map(text -> text == null ? Cell.NULL : Cell.text(text))
                .toList());
    }
}
