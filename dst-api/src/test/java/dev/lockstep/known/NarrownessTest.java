package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.known.Narrowness.Perturbation;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrownessTest {

    @TempDir
    Path folder;

    @Test
    void every_step_close_to_the_one_that_an_entry_describes_is_novel() throws Exception {
        List<Perturbation> perturbations = Narrowness.of(new ShelfList(folder).entry(), new Shelf());
        assertThat(perturbations).allMatch(Perturbation::novel).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command: other",
                "command: put",
                "where not argument",
                "difference: ",
                "difference.class: ",
                "expect.reference: Done",
                "expect.deviating: Refused[refusal=DUPLICATE, code=other",
                "expect.deviating: Refused[refusal=other",
                "expect.deviating: Broken",
                "arms: another transport as cli",
                "arms: swapped",
                "arms: the model",
                "versions: [1-alpha] as cli",
                "versions: [2] as cli",
                "versions: [1, 2] as cli",
                "versions: [unknown] as embedded",
                "one more difference: VALUE at /probe/other/rows/0/other",
                "one more difference: of a third arm",
            })
    void every_dimension_is_perturbed(String name) throws Exception {
        assertThat(Narrowness.of(new ShelfList(folder).entry(), new Shelf()))
                .anyMatch(perturbation -> perturbation.name().startsWith(name));
    }

    @Test
    void a_row_too_many_is_novel() throws Exception {
        ShelfList list = new ShelfList(folder)
                .list(ShelfList.ENTRY.replace(
                        "path: /code, class: VALUE",
                        "path: /probe/all/rows/*/size, class: VALUE, rows: 2,"
                                + " expected: {atLeast: 3}, actual: {equals: 0}"));
        assertThat(Narrowness.of(list.entry(), new Shelf()))
                .allMatch(Perturbation::novel)
                .extracting(Perturbation::name)
                .contains(
                        "difference.rows: one too many",
                        "difference.expected: not atLeast: 3",
                        "difference.actual: not equals: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"equals: 1", "atLeast: 1", "atMost: 1"})
    void a_fact_is_perturbed(String test) throws Exception {
        ShelfList list = new ShelfList(folder)
                .list(ShelfList.ENTRY.replace(
                        "{argument: /name, equals: cup}",
                        "{argument: /name, equals: cup}\n    - {fact: things, " + test + "}"));
        assertThat(Narrowness.of(list.entry(), new Shelf()))
                .allMatch(Perturbation::novel)
                .extracting(Perturbation::name)
                .contains("where not fact: things, " + test);
    }

    /**
     * Such a condition is refused when a list is read; if one is accepted by mistake, the proof must not leave it out.
     */
    @Test
    void a_condition_that_no_number_fails_is_an_error() throws Exception {
        KnownDifference entry =
                with(new ShelfList(folder).entry(), new Condition.Fact("things", new ValueTest.Type(ValueType.NUMBER)));
        assertThatThrownBy(() -> Narrowness.of(entry, new Shelf())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void what_may_come_along_is_perturbed_too() throws Exception {
        ShelfList list = new ShelfList(folder)
                .list(
                        ShelfList.ENTRY.replace(
                                "  expect:",
                                "  also:\n    - {path: /probe/all/rows/*/size, class: VALUE, rows: 2, actual: {equals: 0}}\n  expect:"));
        assertThat(Narrowness.of(list.entry(), new Shelf()))
                .allMatch(Perturbation::novel)
                .extracting(Perturbation::name)
                .contains("also[0].class: TYPE", "also[0].actual: not equals: 0", "also[0].rows: one too many");
    }

    @Test
    void the_side_that_the_model_agrees_with_is_perturbed() throws Exception {
        ShelfList list = new ShelfList(folder)
                .list(ShelfList.ENTRY.replace(
                        "{path: /code, class: VALUE}", "{path: /outcome, class: OUTCOME}\n  model: deviating"));
        assertThat(Narrowness.of(list.entry(), new Shelf()))
                .allMatch(Perturbation::novel)
                .extracting(Perturbation::name)
                .contains("model: agrees with embedded", "model and reference.class: VALUE");
    }

    @Test
    void an_entry_that_contradicts_itself_is_refused_with_its_place() throws Exception {
        ShelfList list = new ShelfList(folder)
                .list(ShelfList.ENTRY.replace("  expect:", "  also:\n    - {path: /code, class: VALUE}\n  expect:"));
        KnownDifference entry = list.entry();
        assertThatThrownBy(() -> Narrowness.of(entry, new Shelf()))
                .isInstanceOf(KnownListException.class)
                .hasMessage(list.file() + ":1: LS-0001 does not cover its also[0]; its fields contradict each other");
    }

    @Test
    void a_fact_of_which_the_entry_says_nothing_is_a_step_that_it_also_covers() throws Exception {
        ShelfList list = new ShelfList(folder);
        list.list(ShelfList.ENTRY.replace("  open: [things]\n", ""));

        assertThat(covered(list))
                .containsExactly("a state with another number of things; test things in 'where', or name it in 'open'");
    }

    @Test
    void an_argument_of_which_the_entry_says_nothing_is_a_step_that_it_also_covers() throws Exception {
        ShelfList list = new ShelfList(folder);
        list.list(ShelfList.ENTRY.replace("  where:\n    - {argument: /name, equals: cup}\n", ""));

        assertThat(covered(list)).containsExactly("another /name; test /name in 'where', or name it in 'open'");
    }

    @Test
    void an_argument_that_is_named_as_open_is_open_by_choice() throws Exception {
        ShelfList list = new ShelfList(folder);
        list.list(ShelfList.ENTRY
                .replace("  where:\n    - {argument: /name, equals: cup}\n", "")
                .replace("[things]", "[things, /name]"));

        assertThat(covered(list)).isEmpty();
    }

    private static List<String> covered(ShelfList list) throws Exception {
        return Narrowness.of(list.entry(), new Shelf()).stream()
                .filter(perturbation -> !perturbation.novel())
                .map(Narrowness.Perturbation::name)
                .toList();
    }

    private static KnownDifference with(KnownDifference entry, Condition condition) {
        return new KnownDifference(
                entry.id(),
                entry.kind(),
                entry.system(),
                entry.workload(),
                entry.reference(),
                entry.deviating(),
                entry.versions(),
                entry.command(),
                List.of(condition),
                entry.open(),
                entry.difference(),
                entry.also(),
                entry.modelSide(),
                entry.expectedOfReference(),
                entry.expectedOfDeviating(),
                entry.witness(),
                entry.limit(),
                entry.owner(),
                entry.link(),
                entry.reason(),
                entry.added(),
                entry.review(),
                entry.place());
    }
}
