package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.Probe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferencePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/outcome",
                "/count",
                "/refusal",
                "/code",
                "/rows",
                "/rows/3",
                "/rows/*",
                "/rows/3/name",
                "/rows/*/name",
                "/rows/3/7",
                "/probe/persons/outcome",
                "/probe/persons/rows",
                "/probe/rows/rows/0/rows",
                "/probe/12/rows/*/the name"
            })
    void a_path_is_printed_as_it_is_read(String text) {
        DifferencePath path = DifferencePath.parse(text).orElseThrow();
        assertThat(path).hasToString(text);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(path), DifferencePath.class))
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "outcome",
                "/",
                "/nothing",
                "/outcome/3",
                "/count/*",
                "/rows/",
                "/rows/name",
                "/rows/-1",
                "/rows/007",
                "/rows/99999999999",
                "/rows/3/",
                "/rows/3/*",
                "/rows/3/a/b",
                "/probe/rows",
                "/probe//rows",
                "/probe/*/rows",
                "/rows\n"
            })
    void what_no_difference_can_have_is_no_path(String text) {
        assertThat(DifferencePath.parse(text)).isEmpty();
    }

    @Test
    void only_the_number_of_a_row_is_starred() {
        assertThat(DifferencePath.row(3).column("7").under("12").starred()).hasToString("/probe/12/rows/*/7");
        assertThat(DifferencePath.COUNT.starred()).isEqualTo(DifferencePath.COUNT);
    }

    @Test
    void a_starred_path_holds_for_any_row_and_for_nothing_else() {
        DifferencePath anyName = DifferencePath.row(0).column("name").starred();
        assertThat(anyName.matches(DifferencePath.row(7).column("name"))).isTrue();
        assertThat(anyName.matches(DifferencePath.row(7).column("age"))).isFalse();
        assertThat(anyName.matches(DifferencePath.row(7).column("name").under("persons")))
                .isFalse();
        assertThat(anyName.matches(DifferencePath.row(7))).isFalse();
        assertThat(DifferencePath.row(0).starred().matches(DifferencePath.ROWS)).isFalse();
        assertThat(DifferencePath.row(0).starred().matches(DifferencePath.COUNT))
                .isFalse();
    }

    @Test
    void a_path_with_a_number_holds_for_that_row_only() {
        assertThat(DifferencePath.row(3).matches(DifferencePath.row(3))).isTrue();
        assertThat(DifferencePath.row(3).matches(DifferencePath.row(4))).isFalse();
    }

    @Test
    void a_star_is_filled_in_and_a_number_stays() {
        assertThat(DifferencePath.row(0).starred().inRow(5)).isEqualTo(DifferencePath.row(5));
        assertThat(DifferencePath.row(3).inRow(5)).isEqualTo(DifferencePath.row(3));
        assertThat(DifferencePath.ROWS.inRow(5)).isEqualTo(DifferencePath.ROWS);
    }

    @Test
    void a_column_needs_a_row() {
        assertThatThrownBy(() -> DifferencePath.COUNT.column("name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DifferencePath(
                        Channel.QUERY,
                        Optional.empty(),
                        DifferencePath.Facet.COUNT,
                        DifferencePath.row(1).row(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "a/b", "/", "a\nb", "\u0000"})
    void a_name_that_would_break_the_path_is_refused_where_it_is_stated(String name) {
        assertThatThrownBy(() -> new Column(name, ValueKind.TEXT, "name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the column '" + name + "' cannot stand in the path of a difference");
        Operation.Query query = Operation.query("select", List.of(new Column("name", ValueKind.TEXT, "name")), "");
        assertThatThrownBy(() -> new Probe(name, query, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the probe '" + name + "' cannot stand in the path of a difference");
    }

    @Test
    void the_refusal_of_a_name_says_what_to_do() {
        assertThatThrownBy(() -> new Column("a/b", ValueKind.TEXT, "name"))
                .hasMessage("the column 'a/b' cannot stand in the path of a difference: its name has the separator '/'"
                        + " in it; write another character in its place");
    }
}
