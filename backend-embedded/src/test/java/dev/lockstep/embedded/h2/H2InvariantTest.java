package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each invariant of H2 holds on a right database, and a damage that is planted into a real one violates it. */
class H2InvariantTest {

    @TempDir
    private Path root;

    private Arm arm;

    @BeforeEach
    void a_database_with_something_of_everything() throws Exception {
        arm = Arm.open(root.resolve("arm"));
        arm.run("CREATE TABLE parent (id INT PRIMARY KEY, name VARCHAR(20) UNIQUE)");
        arm.run("CREATE TABLE child (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent INT"
                + " REFERENCES parent(id), text CLOB)");
        arm.run("CREATE INDEX by_name ON parent(name DESC, id)");
        arm.run("INSERT INTO parent VALUES (1, 'a'), (2, NULL), (3, 'B'), (4, NULL)");
        arm.run("INSERT INTO child (parent, text) VALUES (1, REPEAT('x', 100000)), (NULL, 'short'), (3, NULL)");
        arm.run("DELETE FROM parent WHERE id = 4");
    }

    @AfterEach
    void close() {
        arm.close();
    }

    @Test
    void a_right_database_violates_nothing_and_every_invariant_sees_something() throws Exception {
        Map<String, Look> looks = looks();

        assertThat(looks).hasSize(H2Invariant.ALL.size());
        assertThat(looks).allSatisfy((name, look) -> {
            assertThat(look.violations()).as(name).isEmpty();
            assertThat(look.things()).as(name).isPositive();
        });
    }

    @Test
    void it_holds_again_after_the_database_was_opened_again() throws Exception {
        arm.ask(dev.lockstep.op.Operation.reopen());

        assertThat(looks())
                .allSatisfy(
                        (name, look) -> assertThat(look.violations()).as(name).isEmpty());
    }

    @Test
    void an_index_that_lacks_an_entry_is_seen() throws Exception {
        assertThat(inside().loseIndexEntry()).isTrue();

        assertThat(violated()).containsKey("indexes have every row");
        assertThat(violated().get("indexes have every row").get(0)).contains("lacks the row with key");
    }

    @Test
    void a_query_shows_what_an_index_lacks() throws Exception {
        assertThat(inside().loseIndexEntry()).isTrue();

        Map<String, Operation.Query> queries = new TreeMap<>();
        for (String violation : violated().get("indexes have every row")) {
            queries.putAll(H2IndexQuery.of(violation));
        }

        assertThat(queries).isNotEmpty().allSatisfy((name, query) -> {
            assertThat(((Outcome.Rows) arm.ask(query)).rows()).as(name).hasSize(1);
        });
    }

    @Test
    void a_query_shows_what_only_an_index_has() throws Exception {
        assertThat(inside().loseRow()).isTrue();

        Map<String, Operation.Query> queries = new TreeMap<>();
        for (String violation : violated().get("indexes have every row")) {
            assertThat(violation).contains("has a row too many, with key");
            queries.putAll(H2IndexQuery.of(violation));
        }

        assertThat(queries).isNotEmpty().allSatisfy((name, query) -> {
            assertThat(((Outcome.Rows) arm.ask(query)).rows()).as(name).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"lacks the row with key 1", "has a row too many, with key 1"})
    void a_query_of_a_whole_index_answers_with_no_row(String how) {
        assertThat(H2IndexQuery.of("index BY_NAME of PARENT(NAME, ID) " + how))
                .hasSize(1)
                .allSatisfy((name, query) ->
                        assertThat(((Outcome.Rows) arm.ask(query)).rows()).isEmpty());
    }

    @Test
    void a_child_without_its_parent_is_seen() throws Exception {
        assertThat(inside().loseParent()).isTrue();

        assertThat(violated()).containsOnlyKeys("foreign keys have parents");
    }

    @Test
    void a_large_object_that_is_not_stored_is_seen() throws Exception {
        assertThat(inside().loseLargeObject()).isTrue();

        assertThat(violated()).containsOnlyKeys("large objects belong to rows");
    }

    /** H2 itself leaves one: it stores the object, and then finds that the key is taken. */
    @Test
    void a_large_object_that_no_row_has_is_seen() throws Exception {
        arm.run("CREATE TABLE taken (id INT PRIMARY KEY, text CLOB)");
        arm.run("INSERT INTO taken VALUES (1, 'short')");
        arm.ask(dev.lockstep.op.Operation.mutate("INSERT INTO taken VALUES (1, REPEAT('y', 1000))"));

        assertThat(violated()).containsOnlyKeys("large objects belong to rows");
        assertThat(violated().get("large objects belong to rows"))
                .singleElement()
                .asString()
                .endsWith("belongs to no row");
    }

    @Test
    void a_large_object_may_belong_to_a_row_of_a_temporary_table() throws Exception {
        arm.run("CREATE GLOBAL TEMPORARY TABLE passing (text CLOB)");
        arm.run("CREATE LOCAL TEMPORARY TABLE own (text CLOB)");
        arm.run("INSERT INTO passing VALUES (REPEAT('y', 1000))");
        arm.run("INSERT INTO own VALUES (REPEAT('z', 1000))");

        assertThat(violated()).isEmpty();
    }

    @Test
    void an_identity_behind_its_column_is_seen() throws Exception {
        arm.run("ALTER TABLE child ALTER COLUMN id RESTART WITH 1");

        assertThat(violated()).containsOnlyKeys("identities are beyond their columns");
    }

    @Test
    void two_rows_with_one_unique_key_are_seen() throws Exception {
        assertThat(inside().doubleKey()).isTrue();

        assertThat(violated()).containsKey("unique keys are unique");
    }

    @Test
    void a_map_that_says_another_size_is_seen() throws Exception {
        assertThat(inside().misplaceKey()).isTrue();

        assertThat(violated()).containsKey("pages can be read");
    }

    private H2Inside inside() throws Exception {
        return arm.backend().inside(H2Inside.class).orElseThrow();
    }

    private Map<String, List<String>> violated() throws Exception {
        Map<String, List<String>> violated = new TreeMap<>();
        looks().forEach((name, look) -> {
            if (!look.violations().isEmpty()) {
                violated.put(name, look.violations());
            }
        });
        return violated;
    }

    private Map<String, Look> looks() throws Exception {
        Map<String, Look> looks = new TreeMap<>();
        for (Invariant<?> invariant : H2Invariant.ALL) {
            Look look = new Look();
            ((H2Invariant) invariant).look(inside(), look);
            looks.put(invariant.name(), look);
        }
        return looks;
    }
}
