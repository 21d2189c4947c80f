package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.report.triage.Divergence.Definition;
import java.util.List;
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
        definitions.step(step, Json.MAPPER.valueToTree(Operation.mutate(statement)));
    }

    @Test
    void what_was_defined_before_by_a_name_that_was_asked_for_concerns_a_step() {
        assertThat(definitions.concerning(7, List.of("SELECT slug, name, source FROM person ORDER BY slug")))
                .containsExactly(
                        new Definition(0, "CREATE TABLE person (slug VARCHAR PRIMARY KEY, name VARCHAR)"),
                        new Definition(4, "alter table person add column age int"));
    }

    @Test
    void an_index_concerns_whoever_asks_for_its_table() {
        assertThat(definitions.concerning(7, List.of("DELETE FROM DOC")))
                .extracting(Definition::statement)
                .containsExactly(
                        "CREATE TABLE doc (slug VARCHAR PRIMARY KEY, source VARCHAR)",
                        "CREATE INDEX doc_source ON doc (source)");
    }

    @Test
    void a_name_in_a_longer_one_and_a_word_of_the_language_are_no_names() {
        assertThat(definitions.concerning(20, List.of("SELECT * FROM persons JOIN documents ON 1 = 1", "reopen")))
                .isEmpty();
    }

    @Test
    void a_statement_in_a_session_defines_as_well() {
        definitions.step(
                5,
                Json.MAPPER.valueToTree(
                        new Operation.InSession("s1", Operation.mutate("CREATE VIEW elder AS SELECT 1"))));

        assertThat(definitions.concerning(7, List.of("SELECT * FROM elder")))
                .singleElement()
                .extracting(Definition::step)
                .isEqualTo(5L);
    }
}
