package dev.lockstep.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestTest {

    private static final Request CREATE = Request.of(Request.CREATE, "people")
            .with("key", "k1")
            .with("record", new TreeMap<>(java.util.Map.of("age", 36)));

    @Test
    void a_request_is_one_line_of_json_that_begins_with_its_verb() {
        assertThat(CREATE.text())
                .isEqualTo("{\"verb\":\"create\",\"collection\":\"people\",\"key\":\"k1\",\"record\":{\"age\":36}}");
    }

    @Test
    void each_operation_that_carries_a_request_gives_it_back() {
        RowShape shape = RowShape.ordered(Column.text("key"));

        assertThat(List.of(CREATE.changing(), CREATE.reading(shape), CREATE.answering(shape)))
                .allSatisfy(operation -> assertThat(Request.in(operation)).contains(CREATE));
    }

    @Test
    void a_probe_keeps_the_shape_of_its_rows() {
        RowShape shape = RowShape.ordered(Column.text("key"));

        assertThat(CREATE.reading(shape).rowShape()).contains(shape);
    }

    @Test
    void a_text_of_a_language_is_no_request() {
        assertThat(Request.in(Operation.mutate("INSERT INTO t VALUES ('{\"verb\":\"create\"}')")))
                .isEmpty();
        assertThat(Request.in(Operation.mutate("{\"verb\":"))).isEmpty();
        assertThat(Request.in(Operation.query("SELECT", List.of(Column.text("a")), "{\"verb\":\"x\"}")))
                .isEmpty();
        assertThat(Request.in(Operation.reopen())).isEmpty();
    }

    @Test
    void a_request_is_not_changed_by_who_reads_it() {
        CREATE.json().put("key", "other");

        assertThat(CREATE.text()).contains("\"k1\"");
    }
}
