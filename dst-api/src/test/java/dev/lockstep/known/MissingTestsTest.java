package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An entry that leaves a value open covers every value there, so the missing tests are named. */
class MissingTestsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "path: /count, class: VALUE # expected at /count; actual at /count",
                "'path: /count, class: VALUE, expected: {equals: 1}' # actual at /count",
                "'path: /count, class: VALUE, expected: {equals: 1}, actual: {type: number}' # ''",
                "path: /rows/0/name, class: TYPE # expected at /rows/0/name; actual at /rows/0/name",
                "'path: /count, class: VALUE, expected: any, actual: any' # ''",
                "path: /state, class: VALUE # expected at /state; actual at /state",
                "path: /rows/0, class: MISSING # ''",
                "path: /code, class: VALUE # ''",
            })
    void a_single_value_without_a_test_is_named(String form, String missing) throws KnownListException {
        String entry = ShelfList.ENTRY.replace("path: /code, class: VALUE", form);

        assertThat(new ShelfList(folder).list(entry).entry().missingTests())
                .isEqualTo(missing.isEmpty() ? List.of() : List.of(missing.split("; ")));
    }

    @Test
    void a_lexical_form_is_tested_without_the_rest_of_the_value() {
        ValueTest one = new ValueTest.Lexical("1");

        assertThat(one.holds(json("{\"type\":\"integer\",\"value\":\"1\"}"))).isTrue();
        assertThat(one.holds(json("{\"type\":\"integer\",\"value\":\"2\"}"))).isFalse();
        assertThat(one.holds(json("\"1\""))).isFalse();
        assertThat(one.holds(one.example())).isTrue();
        assertThat(one.holds(one.violation(one.example()))).isFalse();
    }

    private static JsonNode json(String text) {
        return Json.tree(text);
    }
}
