package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRuleTest {

    private static final RowShape PEOPLE = RowShape.of(Column.text("key"), Column.number("age"));

    private static final Row ADA = Row.of(Cell.text("k1"), Cell.number(36));

    private static YamlValue yaml(String text) {
        return YamlValue.parse(Path.of("lockstep.yaml"), text);
    }

    private static Outcome read(String verb, int exit, String out, String err, Optional<RowShape> shape) {
        return AnswerRule.ofProgram(yaml(verb), yaml("{refused: {exit: {4: MISSING}}}"))
                .read(exit, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), shape);
    }

    private static Outcome rows(String verb, String out) {
        return read(verb, 0, out, "", Optional.of(PEOPLE));
    }

    @Test
    void an_exit_code_that_is_listed_is_a_refusal_and_any_other_is_no_answer() {
        assertThat(read("{}", 0, "", "", Optional.empty())).isEqualTo(Done.UNCOUNTED);
        assertThat(read("{}", 4, "", "none", Optional.empty())).isEqualTo(new Refused("MISSING", "", "none"));
        assertThat(read("{}", 5, "", "", Optional.empty()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.detail()).contains("ended with 5, which 'refused'"));
    }

    @Test
    void a_program_that_ends_with_0_and_prints_its_code_has_refused() {
        String verb = "{refused: {code: {stderr: 'error ([0-9]+)'}, codes: {19: UNIQUE}}}";

        assertThat(read(verb, 0, "", "error 19", Optional.empty())).isEqualTo(new Refused("UNIQUE", "", "error 19"));
        assertThat(read(verb, 0, "", "error 20", Optional.empty()))
                .isEqualTo(new Refused(Refused.UNCLASSIFIED, "", "error 20"));
        assertThat(read(verb, 0, "", "", Optional.empty())).isEqualTo(Done.UNCOUNTED);
    }

    @Test
    void a_code_is_a_part_of_the_outcome_only_if_the_project_file_says_so() {
        String verb = "{refused: {exit: {1: CODE}, code: /code, codes: {E1: RANGE}, compared: true}}";

        assertThat(read(verb, 1, "{\"code\":\"E1\"}", "", Optional.empty()))
                .isEqualTo(new Refused("RANGE", "E1", "{\"code\":\"E1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"disk full\"}", "[{\"error\":\"disk full\"}]", "[{}]", "[\"k1\"]"})
    void a_document_without_any_of_the_columns_is_no_row(String out) {
        assertThat(rows("{rows: {json: ''}}", out))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.detail()).contains("none of the columns"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{refused: {exit: {4: UNCLASSIFIED}}}",
                "{refused: {code: /c, codes: {E1: UNCLASSIFIED}}}",
                "{refused: {code: /c, codes: {E1: CODE}}}"
            })
    void a_class_that_says_nothing_cannot_be_written(String verb) {
        assertThatThrownBy(() -> read(verb, 0, "", "", Optional.empty()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("cannot be a class");
    }

    @Test
    void a_group_that_took_no_part_is_no_value() {
        assertThat(read("{refused: {code: {stderr: 'error( [0-9]+)?'}}}", 0, "", "error", Optional.empty()))
                .isEqualTo(Done.UNCOUNTED);
    }

    @Test
    void a_header_with_a_column_twice_is_not_explained() {
        assertThat(rows("{rows: {csv: true}}", "key,age,key\nk1,36,k2\n")).isInstanceOf(Broken.class);
    }

    @Test
    void rows_are_read_from_json_from_lines_and_from_csv() {
        Rows expected = new Rows(List.of(ADA));

        assertThat(rows("{rows: {json: /items}}", "{\"items\":[{\"age\":36,\"key\":\"k1\"}]}"))
                .isEqualTo(expected);
        assertThat(rows("{rows: {json: ''}}", "[[\"k1\",36.0]]")).isEqualTo(expected);
        assertThat(rows("{rows: {lines: ''}}", "{\"key\":\"k1\",\"age\":36}\n")).isEqualTo(expected);
        assertThat(rows("{rows: {csv: true}}", "age,key\n36,k1\n")).isEqualTo(expected);
        assertThat(rows("{rows: {json: '', columns: {age: /a/b}}}", "[{\"key\":\"k1\",\"a\":{\"b\":36}}]"))
                .isEqualTo(expected);
    }

    @Test
    void a_null_an_absent_field_and_an_empty_text_are_three_things() {
        assertThat(rows("{rows: {json: ''}}", "[{\"key\":\"\",\"age\":null}]"))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text(""), Cell.NULL))));
        assertThat(rows("{rows: {json: ''}}", "[{\"key\":\"\"}]"))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text(""), Cell.lexical("absent", "")))));
        assertThat(rows("{rows: {csv: true, null: ''}}", "key,age\n\"\",\n"))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text(""), Cell.NULL))));
    }

    @Test
    void a_text_is_not_taken_for_a_number() {
        assertThat(rows("{rows: {json: ''}}", "[{\"key\":\"k1\",\"age\":\"36\"}]"))
                .isNotEqualTo(new Rows(List.of(ADA)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "warning\n[]", "[] trailing", "[{\"key\":\"k1\",\"key\":\"k2\"}]", "[[\"k1\"]]", "3"})
    void output_that_is_not_explained_to_its_last_byte_is_no_answer(String output) {
        assertThat(rows("{rows: {json: ''}}", output)).isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "key\nk1\n", "key,age\nk1\n", "key,age\nk1,old\n", "key,age\n\"k1,36\n", "key,age\nk\"1,36\n"
            })
    void csv_that_is_not_explained_is_no_answer(String output) {
        assertThat(rows("{rows: {csv: true}}", output)).isInstanceOf(Broken.class);
    }

    @Test
    void a_count_is_read_where_the_project_file_says_and_is_never_made_up() {
        assertThat(read("{count: /n}", 0, "{\"n\":2}", "", Optional.empty())).isEqualTo(Done.affecting(2));
        assertThat(read("{count: {stdout: '([0-9]+) rows'}}", 0, "3 rows", "", Optional.empty()))
                .isEqualTo(Done.affecting(3));
        assertThat(read("{count: /n}", 0, "{}", "", Optional.empty())).isInstanceOf(Broken.class);
    }
}
