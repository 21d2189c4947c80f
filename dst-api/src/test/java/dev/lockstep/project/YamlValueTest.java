package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as editors of several systems write them, and files that somebody wrote by hand in a hurry or in anger. */
class YamlValueTest {

    @TempDir
    private Path temp;

    private static YamlValue parse(String text) {
        return YamlValue.parse(Path.of("lockstep.yaml"), text);
    }

    private static String unquoted(String text) {
        return text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\uFEFF", "\uFEFF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {b: x}\\n",
                "a:\\r\\n  b: x\\r\\n",
                "\\uFEFFa: {b: x}",
                "---\\na: {b: x}\\n...\\n",
                "c: &c {b: x}\\na: *c",
                "{\"a\": {\"b\": \"x\"}}",
                "a: {\\n\\tb: x\\n}",
            })
    void the_same_file_in_other_clothes_is_the_same_file(String text) {
        assertThat(parse(unquoted(text)).at("a").at("b").text()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\na: 2|2: the key 'a' occurs twice",
                "a:\\n\\tb: x|2: not YAML",
                "a: &a [*a]|1: with its aliases the file has too many values",
                "a: &a {b: *a}|1: with its aliases the file has too many values",
                "a: *b|1: not YAML",
                "<<: {a: 1}|1: unknown key '<<'. The keys here are a",
                "? [a]\\n: 1|not YAML: Non scalar key",
                "a: !!python/object x|1: a: has the tag",
                "a: !secret x|1: a: has the tag !secret",
                "a: .inf|1: a: .inf is not a decimal number",
                "a: 1e999999999|1: a: 1e999999999 has too many digits",
                "a: 1\\n---\\na: 2|not YAML",
                "- a|1: a mapping is expected here",
                "x|1: a mapping is expected here",
                "``|1: the file is empty",
                "# nothing|1: the file is empty",
            })
    void what_could_be_meant_in_two_ways_is_refused_with_its_line(String text, String message) {
        assertThatThrownBy(() -> parse(unquoted(text)).allow("a").json())
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_short_file_with_many_values_is_refused_before_anybody_reads_them() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String one = "*a" + (i - 1);
            laughs.append("a" + i + ": &a" + i + " [" + (one + ", ").repeat(9) + one + "]\n");
        }

        assertThatThrownBy(() -> parse(laughs.toString())).hasMessageContaining("not YAML: Number of aliases");
        assertThatThrownBy(() -> parse("[".repeat(500) + "]".repeat(500))).hasMessageContaining("too many");
    }

    @Test
    void a_file_that_is_not_utf_8_says_so() throws Exception {
        Path latin = Files.write(temp.resolve("lockstep.yaml"), "a: \u00FC".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> YamlValue.read(latin)).hasMessageContaining("not UTF-8");
    }
}
