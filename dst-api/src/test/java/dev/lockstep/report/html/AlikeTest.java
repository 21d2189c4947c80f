package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlikeTest {

    private final Alike alike =
            new Alike(Stream.of(List.of("k1", "the quick fox"), List.of("k2", "the quiet dog"), List.of("k3")));

    @Test
    void the_value_with_the_longest_beginning_in_common_is_the_most_alike() {
        assertThat(alike.to(1, "the quick cat")).hasValue("the quick fox");
        assertThat(alike.to(1, "the quiet fox")).hasValue("the quiet dog");
    }

    @Test
    void a_value_that_is_among_them_differs_nowhere() {
        assertThat(alike.to(0, "k2")).isEmpty();
    }

    @Test
    void a_column_that_no_row_has_has_no_value() {
        assertThat(alike.to(2, "k2")).isEmpty();
        assertThat(new Alike(Stream.empty()).to(0, "k2")).isEmpty();
    }
}
