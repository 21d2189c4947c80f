package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import dev.lockstep.stream.Observation;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NeighboursTest {

    @ParameterizedTest
    @CsvSource({"17, 16", "-5, -4", "-4.58, -4.57", "0.10, 0.09", "'\"-4.58\"', '\"-4.57\"'", "'\"abc\"', '\"ab\"'"})
    void the_value_next_to_another_is_one_unit_or_one_character_less(String value, String next) {
        assertThat(Neighbours.next(Json.tree(value))).contains(Json.tree(next));
    }

    @Test
    void nothing_is_less_than_zero_or_an_empty_text() {
        assertThat(Neighbours.next(Json.tree("0"))).isEmpty();
        assertThat(Neighbours.next(Json.tree("\"\""))).isEmpty();
    }

    @Test
    void a_text_of_a_guilty_length_has_its_edge_without_a_further_trial() throws Exception {
        Script script = new Script(lines -> text(lines).length() >= 5);

        Minimum minimum = script.minimum(Script.lines("put {\"text\":\"Lorem ipsum dolor\"}"));

        assertThat(minimum.neighbours()).containsExactly(new Neighbour(string("aaaaa"), string("aaaa")));
        assertThat(script.played)
                .filteredOn(lines -> text(lines).equals("aaaa"))
                .hasSizeLessThan(2);
    }

    @Test
    void a_guilty_fraction_has_its_edge_by_one_trial() throws Exception {
        Script script = new Script(lines -> text(lines).equals("-4.58"));

        Minimum minimum = script.minimum(Script.lines("put {\"text\":\"-4.58\"}"));

        assertThat(minimum.neighbours()).containsExactly(new Neighbour(string("-4.58"), string("-4.57")));
    }

    @Test
    void a_plain_value_has_no_edge() throws Exception {
        assertThat(new Script(lines -> true)
                        .minimum(Script.lines("put {\"text\":\"Ada\",\"n\":7}"))
                        .neighbours())
                .isEmpty();
    }

    @Test
    void a_neighbour_that_shows_something_else_is_none() throws Exception {
        Trial slipping = new Trial() {
            @Override
            public List<Line> possible(List<Line> lines) {
                return lines;
            }

            @Override
            public Answer play(List<Line> lines) {
                return new Answer(1, text(lines).length() >= 3 ? OptionalInt.of(1) : OptionalInt.empty(), false);
            }
        };

        assertThat(new Minimiser(slipping, Budget.of(100), Watcher.NONE)
                        .smallest(Script.lines("put {\"text\":\"Ada\"}"), Set.of(), Observation.QUERY)
                        .neighbours())
                .isEmpty();
    }

    private static JsonNode string(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }

    private static String text(List<Line> lines) {
        return lines.get(0).arguments().get("text").stringValue();
    }
}
