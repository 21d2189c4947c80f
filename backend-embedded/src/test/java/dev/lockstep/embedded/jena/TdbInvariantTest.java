package dev.lockstep.embedded.jena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Operation;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Files;
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

/** Each invariant of TDB2 holds on a right store, and a damage that is planted into a real one violates it. */
class TdbInvariantTest {

    private static final SystemUnderTest JENA = new JenaProvider().system();

    @TempDir
    private Path root;

    private JenaEngine engine;
    private Tdb store;

    @BeforeEach
    void a_store_with_triples_quads_and_prefixes() throws Exception {
        engine = new JenaEngine(new EngineLoader(new Resolver().resolve(JENA, JENA.defaultVersion())));
        store = engine.create(Files.createDirectory(root.resolve("store")));
        store.update("INSERT DATA { <urn:s> <urn:p> 'a text that is not inlined', 1 . <urn:t> <urn:p> _:b ."
                + " GRAPH <urn:g> { <urn:s> <urn:q> 'x'@en } }");
        store.load("ttl", "@prefix p: <urn:prefix:> . p:one p:two p:three .");
        store.update("DELETE DATA { <urn:s> <urn:p> 1 }");
    }

    @AfterEach
    void close() {
        store.close();
        engine.close();
    }

    @Test
    void a_right_store_violates_nothing_and_every_invariant_sees_something() {
        assertThat(looks()).hasSize(TdbInvariant.ALL.size()).allSatisfy((name, look) -> {
            assertThat(look.violations()).as(name).isEmpty();
            assertThat(look.things()).as(name).isPositive();
        });
    }

    @Test
    void it_holds_after_a_compaction() {
        store.compact();

        assertThat(looks())
                .allSatisfy(
                        (name, look) -> assertThat(look.violations()).as(name).isEmpty());
    }

    @Test
    void an_index_that_lacks_a_triple_is_seen() {
        assertThat(inside().loseTuple("POS")).isTrue();

        assertThat(violated())
                .containsExactly(
                        Map.entry("indexes have the same tuples", List.of("the index POS lacks 1 tuples of SPO")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POS", "OSP", "GPOS", "GOSP", "POSG", "OSPG"})
    void a_query_shows_what_an_index_lacks(String index) throws Exception {
        store.update("DROP ALL ; INSERT DATA { <urn:s> <urn:p> 'one' GRAPH <urn:g> { <urn:s> <urn:p> 'one' } }");
        assertThat(inside().loseTuple(index)).isTrue();

        String violation = violated().get("indexes have the same tuples").get(0);
        assertThat(violation).startsWith("the index " + index + " lacks 1 tuples of ");
        assertThat(TdbIndexQuery.of(violation))
                .hasSize(1)
                .allSatisfy((name, query) -> assertThat(rows(query)).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POS lacks 1 tuples of SPO",
                "OSP lacks 1 tuples of SPO",
                "GPOS lacks 2 tuples of GSPO",
                "GOSP lacks 1 tuples of GSPO",
                "POSG lacks 1 tuples of GSPO",
                "OSPG lacks 1 tuples of GSPO"
            })
    void a_query_of_a_whole_index_answers_with_no_row(String violation) {
        assertThat(TdbIndexQuery.of("the index " + violation))
                .hasSize(1)
                .allSatisfy((name, query) -> assertThat(rows(query)).isEmpty());
    }

    private List<?> rows(Operation.Query query) {
        try {
            return store.select(query.text(" "), List.of("subject", "predicate", "object"));
        } catch (Tdb.SaidNoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_number_of_no_node_is_seen() {
        assertThat(inside().storeDeadNode()).isTrue();

        assertThat(violated())
                .containsExactly(Map.entry("node numbers resolve", List.of("a tuple has a number of no node")));
    }

    @Test
    void a_prefix_that_is_bound_to_two_iris_is_seen() {
        assertThat(inside().bindPrefixTwice()).isTrue();

        assertThat(violated())
                .containsExactly(Map.entry("prefixes resolve", List.of("the prefix p is not found by its name")));
    }

    @Test
    void a_store_that_lost_its_only_prefix_has_none_left_to_lose() {
        assertThat(inside().losePrefix()).isTrue();

        assertThat(inside().losePrefix()).isFalse();
        assertThat(looks().get("prefixes resolve").things()).isZero();
    }

    private TdbInside inside() {
        return engine.inside(store).orElseThrow();
    }

    private Map<String, List<String>> violated() {
        Map<String, List<String>> violated = new TreeMap<>();
        looks().forEach((name, look) -> {
            if (!look.violations().isEmpty()) {
                violated.put(name, look.violations());
            }
        });
        return violated;
    }

    private Map<String, Look> looks() {
        Map<String, Look> looks = new TreeMap<>();
        for (Invariant<?> invariant : TdbInvariant.ALL) {
            Look look = new Look();
            ((TdbInvariant) invariant).look(inside(), look);
            looks.put(invariant.name(), look);
        }
        return looks;
    }
}
