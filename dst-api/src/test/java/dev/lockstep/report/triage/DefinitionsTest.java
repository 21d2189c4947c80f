package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.report.triage.Divergence.Definition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private final Definitions definitions = new Definitions();

    @BeforeEach
    void define() {
        for (String statement : List.of(
                "CREATE TABLE person (slug VARCHAR PRIMARY KEY, name VARCHAR)",
                "CREATE TABLE doc (slug VARCHAR PRIMARY KEY, source VARCHAR)",
                "CREATE INDEX doc_source ON doc (source)")) {
            step(0, statement);
        }
        step(3, "INSERT INTO person VALUES ('a', 'A')");
        step(4, "alter table person add column age int");
        step(9, "DROP TABLE person");
    }

    private void step(long step, String statement) {
        step(step, statement, Map.of("a", "done", "b", "done"));
    }

    private void step(long step, String statement, Map<String, String> outcomes) {
        definitions.step(step, Json.MAPPER.valueToTree(Operation.mutate(statement)), outcomes);
    }

    private List<Definition> concerning(long step, List<String> asked) {
        return definitions.concerning(step, asked, Optional.of("a"));
    }

    @Test
    void what_was_defined_before_by_a_name_that_was_asked_for_concerns_a_step() {
        assertThat(concerning(7, List.of("SELECT slug, name, source FROM person ORDER BY slug")))
                .containsExactly(
                        new Definition(0, "CREATE TABLE person (slug VARCHAR PRIMARY KEY, name VARCHAR)"),
                        new Definition(4, "alter table person add column age int"));
    }

    @Test
    void an_index_concerns_whoever_asks_for_its_table() {
        assertThat(concerning(7, List.of("DELETE FROM DOC")))
                .extracting(Definition::statement)
                .containsExactly(
                        "CREATE TABLE doc (slug VARCHAR PRIMARY KEY, source VARCHAR)",
                        "CREATE INDEX doc_source ON doc (source)");
    }

    @Test
    void a_name_in_a_longer_one_and_a_word_of_the_language_are_no_names() {
        assertThat(concerning(20, List.of("SELECT * FROM persons JOIN documents ON 1 = 1", "reopen")))
                .isEmpty();
    }

    @Test
    void a_statement_in_a_session_defines_as_well() {
        definitions.step(
                5,
                Json.MAPPER.valueToTree(
                        new Operation.InSession("s1", Operation.mutate("CREATE VIEW elder AS SELECT 1"))),
                Map.of());

        assertThat(concerning(7, List.of("SELECT * FROM elder")))
                .singleElement()
                .extracting(Definition::step)
                .isEqualTo(5L);
    }

    @Test
    void what_the_reference_or_everybody_refused_defines_nothing() {
        step(5, "CREATE TABLE elder (slug VARCHAR)", Map.of("a", "refused", "b", "done"));
        step(6, "CREATE TABLE elder (slug VARCHAR)", Map.of("b", "refused", "c", "unsupported"));
        step(7, "CREATE TABLE elder (slug INT)", Map.of("a", "done", "b", "refused"));

        assertThat(concerning(8, List.of("SELECT * FROM elder")))
                .containsExactly(new Definition(7, "CREATE TABLE elder (slug INT)"));
    }

    @Test
    void a_table_with_another_name_is_followed_to_its_creation() {
        step(5, "ALTER TABLE person RENAME TO people");
        step(6, "CREATE TABLE person (other INT)");

        assertThat(concerning(8, List.of("SELECT * FROM people")))
                .extracting(Definition::step)
                .containsExactly(0L, 4L, 5L);
        assertThat(concerning(8, List.of("SELECT doc_source")))
                .extracting(Definition::statement)
                .containsExactly(
                        "CREATE TABLE doc (slug VARCHAR PRIMARY KEY, source VARCHAR)",
                        "CREATE INDEX doc_source ON doc (source)");
    }
}
