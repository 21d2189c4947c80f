package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;

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
                "command: ",
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
                "versions: [2] as cli",
                "versions: an unknown one as embedded",
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
                        "one more difference: in one row too many",
                        "difference.expected: not atLeast: 3",
                        "difference.actual: not equals: 0");
    }
}
