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
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static Row texts(String... texts) {
        return new Row(Arrays.stream(texts)
                .map(text -> text == null ? Cell.NULL : Cell.text(text))
                .toList());
    }
}
