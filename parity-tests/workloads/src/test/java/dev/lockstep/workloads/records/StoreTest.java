package dev.lockstep.workloads.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.domain.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the model expects of a product that keeps its promises. */
class StoreTest {

    private final Promises promises = Written.promises(Written.PEOPLE);
    private final Store store = new Store(promises, 10);

    private static Values values(Map<String, Cell> cells) {
        return new Values(new TreeMap<>(cells));
    }

    private static Change person(String key, String name, Object age) {
        return Change.create(
                "people",
                Optional.of(Cell.text(key)),
                values(Map.of("name", Cell.text(name), "age", Cell.fromJson(age))));
    }

    private void has(Change... changes) {
        for (Change change : changes) {
            assertThat(store.decides(change)).isTrue();
            assertThat(store.reasons(change)).isEmpty();
            store.apply(change);
        }
    }

    private static Change pet(String owner) {
        return Change.create(
                "pets",
                Optional.empty(),
                values(Map.of("owner", Cell.text(owner), "weight", Cell.number(3), "kind", Cell.text("cat"))));
    }

    @Test
    void a_record_with_two_references_to_one_that_goes_loses_both() {
        Store notes = new Store(Written.promises("""
                collections:
                  notes:
                    fields:
                      first: {type: reference, to: notes, onDelete: clear, optional: true}
                      second: {type: reference, to: notes, onDelete: clear, optional: true}
                """), 10);
        Cell gone = Cell.text("a");
        notes.apply(Change.create("notes", Optional.of(gone), Values.NONE));
        notes.apply(Change.create("notes", Optional.of(Cell.text("b")), values(Map.of("first", gone, "second", gone))));

        notes.apply(Change.delete("notes", gone));

        assertThat(notes.of("notes").records())
                .singleElement()
                .satisfies(left -> assertThat(left.values().cells().values())
                        .containsOnly(Cell.NULL)
                        .hasSize(2));
    }

    @Test
    void a_taken_key_is_refused() {
        has(person("k1", "Ada", 36));

        assertThat(store.reasons(person("k1", "Bob", 1))).containsExactly(Reason.EXISTS);
    }

    @Test
    void a_number_beyond_its_range_is_refused() {
        assertThat(store.reasons(person("k1", "Ada", 151))).containsExactly(Reason.RANGE);
    }

    @Test
    void nothing_is_promised_of_a_value_of_another_type() {
        assertThat(store.decides(person("k1", "Ada", "36"))).isFalse();
    }

    @Test
    void a_record_without_a_needed_field_is_refused() {
        assertThat(store.reasons(Change.create("people", Optional.of(Cell.text("k")), Values.NONE)))
                .containsExactly(Reason.INVALID);
    }

    @Test
    void a_dangling_reference_is_refused() {
        assertThat(store.reasons(pet("nobody"))).containsExactly(Reason.REFERENCE);
    }

    @Test
    void a_unique_value_belongs_to_one_record() {
        Values badge = values(Map.of("name", Cell.text("a"), "badge", Cell.number(7)));
        has(Change.create("people", Optional.of(Cell.text("k1")), badge));

        assertThat(store.reasons(Change.create("people", Optional.of(Cell.text("k2")), badge)))
                .containsExactly(Reason.UNIQUE);
        assertThat(store.reasons(Change.replace("people", Cell.text("k1"), badge)))
                .isEmpty();
    }

    @Test
    void a_record_that_is_referred_to_is_held() {
        has(person("k1", "Ada", 36));
        has(Change.create(
                "people",
                Optional.of(Cell.text("k2")),
                values(Map.of("name", Cell.text("b"), "boss", Cell.text("k1")))));

        assertThat(store.reasons(Change.delete("people", Cell.text("k1")))).containsExactly(Reason.REFERENCE);
    }

    @Test
    void a_delete_takes_its_pets_along() {
        has(person("k1", "Ada", 36), pet("k1"), pet("k1"));

        has(Change.delete("people", Cell.text("k1")));

        assertThat(store.of("pets").rows()).isEmpty();
    }

    @Test
    void keys_of_a_sequence_are_never_made_again() {
        has(person("k1", "Ada", 36), pet("k1"), pet("k1"));
        has(Change.delete("pets", Cell.number(2)));

        assertThat(store.of("pets").nextKey()).isEqualTo(Cell.number(3));
    }

    @Test
    void a_page_of_an_order_is_predicted() {
        has(person("a", "x", 3), person("b", "x", 1), person("c", "x", 2));
        Listing page = new Listing(
                "people",
                List.of(new Listing.Test("age", "atMost", Optional.of(Cell.number(3)))),
                List.of(new Listing.Sort("age", true)),
                Optional.of(new Listing.Page(1, 1)));

        assertThat(new Reading.Many(page).expect(store)).isInstanceOfSatisfying(Expectation.Returns.class, rows -> {
            assertThat(rows.ordered()).isTrue();
            assertThat(rows.rows())
                    .containsExactly(Row.of(Cell.text("c"), Cell.text("x"), Cell.number(2), Cell.NULL, Cell.NULL));
        });
    }

    @Test
    void an_order_with_ties_says_too_little() {
        has(person("a", "x", 1), person("b", "x", 1));
        List<Listing.Sort> byAge = List.of(new Listing.Sort("age", false));

        assertThat(new Listing("people", List.of(), byAge, Optional.empty()).decides(store))
                .isFalse();
    }

    @Test
    void unequal_says_nothing_about_nulls() {
        has(person("a", "x", 1), person("b", "x", null));
        Listing others = new Listing(
                "people",
                List.of(new Listing.Test("age", "unequal", Optional.of(Cell.number(1)))),
                List.of(),
                Optional.empty());

        assertThat(others.decides(store)).isFalse();
    }

    @Test
    void a_refused_batch_is_refused_for_its_last_change() {
        has(person("a", "x", 1));
        Several.BatchRefused batch = new Several.BatchRefused(List.of(person("b", "y", 2), person("a", "z", 3)));

        assertThat(batch.possible(store)).isTrue();
        assertThat(batch.expect(store)).isEqualTo(Expectation.refuses("EXISTS"));
        assertThat(store.of("people").size()).isEqualTo(1);
    }

    @Test
    void a_change_is_asked_as_a_request() {
        assertThat(new Single.Create(person("k1", "Ada", 36)).operation(promises))
                .isEqualTo(Operation.mutate("{\"verb\":\"create\",\"collection\":\"people\",\"key\":\"k1\","
                        + "\"record\":{\"age\":36,\"name\":\"Ada\"}}"));
    }

    @Test
    void a_key_that_the_system_makes_is_a_part_of_the_answer() {
        has(person("k1", "Ada", 36));

        assertThat(new Single.Create(pet("k1")).expect(store))
                .isEqualTo(Expectation.returns(List.of(Row.of(Cell.number(1))), false));
    }

    @Test
    void keys_in_the_other_case_are_the_same_where_the_product_says_so() {
        Store folding = new Store(
                Written.promises("{collections: {n: {key: {type: text, length: 1..5, case: insensitive},"
                        + " fields: {t: {type: text, optional: true}}}}}"),
                10);
        folding.apply(Change.create("n", Optional.of(Cell.text("Ada")), Values.NONE));

        assertThat(folding.reasons(Change.create("n", Optional.of(Cell.text("aDA")), Values.NONE)))
                .containsExactly(Reason.EXISTS);
    }
}
