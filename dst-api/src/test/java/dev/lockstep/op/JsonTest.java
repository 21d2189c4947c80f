package dev.lockstep.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JsonTest {

    private static final Operation.Query QUERY = Operation.orderedQuery(
            "SELECT",
            List.of(new Column("slug", ValueKind.TEXT, "p.slug"), new Column("n", ValueKind.NUMBER, "COUNT(*)")),
            "FROM person p");

    static List<Operation> operations() {
        return List.of(
                Operation.mutate("DELETE FROM person WHERE slug = 'a\u0000\ud83d\ude00'"),
                Operation.load("nq", "<http://a> <http://b> \"c\" .\n"),
                QUERY,
                Operation.orderedAsk("SELECT * FROM person"),
                Operation.optimize(),
                Operation.repair(),
                Operation.reopen(),
                Operation.restart(),
                Operation.backup(QUERY),
                Operation.export(
                        new Way("statements", List.of("SCRIPT TO {file}"), List.of("RUNSCRIPT FROM {file}")), QUERY),
                Operation.restore(Way.of("script")),
                Operation.batch(
                                "addAll",
                                List.of(Row.of(Cell.text("a"), Cell.NULL), Row.of(Cell.text("b"), Cell.number(1))))
                        .answering(RowShape.ordered(Column.text("key"))),
                Operation.inSession("a", QUERY),
                Operation.control("b", new SessionAction.Savepoint("s1")),
                Operation.rolledBack(Operation.mutate("DELETE FROM person"), QUERY),
                Operation.execute("INSERT INTO person VALUES (?, ?)", Parameters.values(Cell.text("a"), Cell.NULL))
                        .answering(RowShape.ordered(Column.text("key"))),
                Operation.executeBatch(
                        "INSERT INTO blob VALUES (?)",
                        new Parameters(
                                List.of(Parameters.Passing.ENDLESS_STREAM),
                                List.of(Row.of(Cell.lexical("BLOB", "80ff")), Row.of(Cell.NULL)))),
                Operation.shaped(QUERY, 3),
                Operation.shaped(Operation.orderedAsk("SELECT 1"), 3));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_reads_back_as_it_was_written(Operation operation) {
        assertThat(throughJson(operation, Operation.class)).isEqualTo(operation);
    }

    @Test
    void each_kind_of_operation_has_a_sample_here() {
        assertThat(operations()).extracting(Operation::kind).contains(OperationKind.values());
    }

    static List<SessionAction> actions() {
        return List.of(
                new SessionAction.Open(),
                new SessionAction.Close(),
                new SessionAction.Begin(),
                new SessionAction.Commit(),
                new SessionAction.Rollback(),
                new SessionAction.Savepoint("s1"),
                new SessionAction.RollbackTo("s1"),
                new SessionAction.Isolate(SessionAction.Isolation.REPEATABLE_READ),
                new SessionAction.ReadOnly(true));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void a_change_of_a_session_reads_back_as_it_was_written(SessionAction action) {
        assertThat(throughJson(action, SessionAction.class)).isEqualTo(action);
    }

    @Test
    void each_change_of_a_session_has_a_sample_here() {
        assertThat(actions())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(SessionAction.class.getPermittedSubclasses());
    }

    record Put(String key, long value) implements Operation.Custom {}

    @Test
    void an_operation_of_a_plugin_is_written_as_its_components() {
        Operation put = new Put("a", 1);

        assertThat(Json.MAPPER.writeValueAsString(put)).isEqualTo("{\"key\":\"a\",\"value\":1}");
        assertThat(Json.MAPPER.<JsonNode>valueToTree(put).toString()).isEqualTo("{\"key\":\"a\",\"value\":1}");
    }

    @Test
    void a_plain_call_has_one_row_of_arguments_and_answers_without_rows() {
        assertThat(Json.MAPPER.writeValueAsString(Operation.call("put", Cell.text("a"), Cell.number(1))))
                .isEqualTo("{\"op\":\"call\",\"name\":\"put\",\"arguments\":[[\"a\",1]],\"answer\":null}");
    }

    static List<Outcome> outcomes() {
        return List.of(
                new Outcome.Rows(List.of()),
                new Outcome.Rows(List.of(
                        Row.of(Cell.NULL, Cell.text(""), Cell.text("null")),
                        Row.of(Cell.number(new BigDecimal("0.1")), Cell.bool(true), Cell.lexical("iri", "urn:x")))),
                Outcome.Done.UNCOUNTED,
                Outcome.Done.affecting(0),
                Outcome.Done.affecting(Long.MAX_VALUE),
                new Outcome.Refused("DUPLICATE", "23505", "key 'a\r\n'"),
                new Outcome.Unsupported("there is no such tool"),
                Outcome.Broken.of(Outcome.Broken.Cause.GARBAGE, "one line too many"),
                new Outcome.Broken(Outcome.Broken.Cause.DIED, "gone", true, Map.of("signal", "9", "exit code", "137")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void an_outcome_reads_back_as_it_was_written(Outcome outcome) {
        assertThat(throughJson(outcome, Outcome.class)).isEqualTo(outcome);
    }

    static List<Cell> cells() {
        return List.of(
                Cell.NULL,
                Cell.text(""),
                Cell.text("null"),
                Cell.text("1"),
                Cell.text("\u0000\u0001\r\n\t\"\\\u007f\u0085\u2028\ufeff\uffff"),
                Cell.text("e\u0301 \u05e9 \ud83d\ude00"),
                Cell.text("\ud800"),
                Cell.text("\udc00\ud800"),
                Cell.number(0),
                Cell.number(Long.MIN_VALUE),
                Cell.number(new BigDecimal("9007199254740993")),
                Cell.number(new BigDecimal("-9999999999999999.9999")),
                Cell.number(new BigDecimal("0.1000000000000000055511151231257827")),
                Cell.number(new BigDecimal("1E+40")),
                Cell.number(new BigDecimal("1E-40")),
                Cell.number(new BigDecimal("-" + "9".repeat(998))),
                Cell.number(new BigDecimal("-" + "9".repeat(999))),
                Cell.number(new BigDecimal("-" + "9".repeat(100_000) + ".9")),
                Cell.number(new BigDecimal("-0." + "0".repeat(996) + "1")),
                Cell.number(new BigDecimal("-0." + "0".repeat(997) + "1")),
                Cell.number(new BigDecimal("1E+999999999")),
                Cell.number(new BigDecimal("-1.5E-999999999")),
                Cell.bool(false),
                Cell.lexical("http://www.w3.org/2001/XMLSchema#date", "2026-11-23"),
                new Cell.Lexical("langString", "chat", "fr"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_cell_of_a_row_reads_back_as_it_was_written(Cell cell) {
        assertThat(throughJson(Row.of(cell), Row.class)).isEqualTo(Row.of(cell));
    }

    @Test
    void the_scale_of_a_number_does_not_count_and_its_type_does() {
        assertThat(Cell.number(new BigDecimal("1.50"))).isEqualTo(Cell.number(new BigDecimal("1.5")));
        assertThat(Cell.number(1)).isNotEqualTo(Cell.text("1"));
        assertThat(Cell.text("")).isNotEqualTo(Cell.NULL);
    }

    @Test
    void a_command_is_written_as_one_line_of_ascii_with_numbers_in_full() {
        String json = Json.MAPPER.writeValueAsString(
                Row.of(Cell.text("\u00e9\n\ud83d\ude00\ud800"), Cell.number(new BigDecimal("1E+3")), Cell.NULL));

        assertThat(json).isEqualTo("[\"\\u00E9\\n\\uD83D\\uDE00\\uD800\",1000,null]");
    }

    @Test
    void properties_stand_in_the_order_of_the_components() {
        assertThat(Json.MAPPER.writeValueAsString(Outcome.Done.UNCOUNTED))
                .isEqualTo("{\"outcome\":\"done\",\"count\":null}");
        assertThat(Json.MAPPER.writeValueAsString(Operation.backup(QUERY)))
                .isEqualTo("{\"op\":\"backup\",\"content\":{\"op\":\"query\","
                        + "\"before\":\"SELECT\",\"columns\":["
                        + "{\"name\":\"slug\",\"kind\":\"TEXT\",\"expression\":\"p.slug\"},"
                        + "{\"name\":\"n\",\"kind\":\"NUMBER\",\"expression\":\"COUNT(*)\"}],"
                        + "\"after\":\"FROM person p\",\"ordered\":true},\"canary\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"mutate\"}",
                "{\"op\":\"mutate\",\"text\":null}",
                "{\"op\":\"mutate\",\"text\":7}",
                "{\"op\":\"mutate\",\"text\":\"\",\"more\":1}",
                "{\"op\":\"mutate\",\"text\":\"\",\"text\":\"\"}",
                "{\"op\":\"reopen\"} {}",
                "{\"op\":\"reopen\"",
                "{\"op\":\"closeAgain\"}",
                "{\"text\":\"\"}",
                "{\"op\":\"query\",\"before\":\"\",\"columns\":[],\"after\":\"\",\"ordered\":null}",
                "{\"op\":\"query\",\"before\":\"\",\"columns\":[],\"after\":\"\",\"ordered\":\"true\"}",
                "{\"op\":\"query\",\"before\":\"\",\"columns\":[null],\"after\":\"\",\"ordered\":true}",
                "{\"op\":\"query\",\"before\":\"\",\"columns\":[{\"name\":\"a\",\"kind\":0,"
                        + "\"expression\":\"a\"}],\"after\":\"\",\"ordered\":true}",
                "[]",
                ""
            })
    void an_operation_that_is_not_exactly_one_is_not_read(String json) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(json, Operation.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"outcome\":\"done\"}",
                "{\"outcome\":\"done\",\"count\":1.5}",
                "{\"outcome\":\"done\",\"count\":\"1\"}",
                "{\"outcome\":\"rows\",\"rows\":[[{\"type\":\"iri\"}]]}",
                "{\"outcome\":\"rows\",\"rows\":[[[1]]]}",
                "{\"outcome\":\"rows\",\"rows\":[null]}",
                "{\"outcome\":\"rows\",\"rows\":[7]}",
                "{\"outcome\":\"rows\",\"rows\":null}",
                "{\"outcome\":\"rows\",\"rows\":[[NaN]]}",
                "{\"outcome\":\"rows\",\"rows\":[[{\"number\":\"7\"}]]}",
                "{\"outcome\":\"rows\",\"rows\":[[{\"number\":\"1E+99999999999\"}]]}",
                "{\"outcome\":\"rows\",\"rows\":[[{\"number\":\"NaN\"}]]}",
                "{\"outcome\":\"broken\",\"cause\":\"BORED\",\"detail\":\"\",\"inDoubt\":false,\"evidence\":{}}",
                "{\"outcome\":\"broken\",\"cause\":0,\"detail\":\"\",\"inDoubt\":false,\"evidence\":{}}",
            })
    void an_outcome_that_is_not_exactly_one_is_not_read(String json) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(json, Outcome.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_null_among_the_cells_is_the_null_cell() {
        assertThat(Json.MAPPER.readValue("[null]", Row.class)).isEqualTo(Row.of(Cell.NULL));
    }

    private static <T> T throughJson(T value, Class<T> type) {
        return Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(value), type);
    }
}
