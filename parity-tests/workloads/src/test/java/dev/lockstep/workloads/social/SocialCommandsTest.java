package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Expectation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocialCommandsTest {

    private final SocialModel model = Systems.workload(Systems.STRICT).newModel();

    @BeforeEach
    void some_persons_are_stored() {
        new InsertPersons(List.of(
                        person("a", Optional.of("10%"), 7),
                        person("b", Optional.empty(), 7),
                        person("\ue000", Optional.of("100"), 8),
                        person("\ud800\udc00", Optional.of("100"), 8)))
                .apply(model);
    }

    private static Person person(String slug, Optional<String> name, long age) {
        return new Person(slug, name, age, BigDecimal.ONE);
    }

    @Test
    void persons_of_one_name_are_in_the_order_of_the_units_of_their_keys() {
        assertThat(keys(new PagePersons(PersonOrder.NAME, 0, 9))).containsExactly("b", "a", "\ud800\udc00", "\ue000");
        assertThat(keys(new PagePersons(PersonOrder.NAME_DESCENDING, 0, 9)))
                .containsExactly("\ud800\udc00", "\ue000", "a", "b");
    }

    @Test
    void a_page_behind_the_end_is_empty_on_purpose() {
        Expectation expected = new PagePersons(PersonOrder.AGE, 4, 1).expect(model);

        assertThat(expected).isEqualTo(Expectation.findsNothing());
        assertThat(expected.exercises()).isTrue();
    }

    @Test
    void a_wildcard_stands_for_itself() {
        assertThat(keys(new FindPersonsLike(false, TextMatch.END, "%"))).containsExactly("a");
        assertThat(keys(new FindPersonsLike(false, TextMatch.BEGINNING, "10")))
                .containsExactlyInAnyOrder("a", "\ud800\udc00", "\ue000");
        assertThat(keys(new FindPersonsLike(false, TextMatch.ANYWHERE, "_"))).isEmpty();
    }

    @Test
    void an_edge_starts_at_each_stranger_who_is_old_enough() {
        new InsertKnows("a", "b").apply(model);
        InsertKnowsOfMany many = new InsertKnowsOfMany(8, "a");

        assertThat(many.expect(model)).isEqualTo(Expectation.affects(2));
        many.apply(model);

        assertThat(model.knows()).containsOnlyKeys("a", "\ud800\udc00", "\ue000");
    }

    @Test
    void a_score_is_rounded_half_up() {
        new InsertRounded("x", 1, new BigDecimal("-0.00005")).apply(model);

        assertThat(model.persons().get("x").score()).isEqualByComparingTo("-0.0001");
    }

    @Test
    void a_body_of_a_mebibyte_is_read_as_its_digest() {
        Doc doc = new Doc("big", "mail", "x".repeat(1 << 20));

        assertThat(doc.row(new LastDigest()).cells().get(2))
                .isEqualTo(Cell.text("8f990ba0b577b51cf009ea049368c16bbda1b21e1b93be07a824758bb253c39b"));
    }

    @Test
    void maintenance_in_a_row_is_counted_until_another_command_comes() {
        new Reopen().apply(model);
        new Reopen().apply(model);
        assertThat(model.recent().repeated(2, Reopen.class)).isTrue();
        assertThat(model.recent().repeated(2, Optimize.class)).isFalse();

        new CountPersons().apply(model);
        assertThat(model.recent().maintained()).isZero();
    }

    private List<String> keys(SocialCommand command) {
        return ((Expectation.Returns) command.expect(model))
                .rows().stream()
                        .map(Row::cells)
                        .map(cells -> ((Cell.Text) cells.get(0)).value())
                        .toList();
    }
}
