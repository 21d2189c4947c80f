package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type says which few values a part of a command can have. */
class ChoicesTest {

    private enum Way {
        UP,
        DOWN
    }

    private record Step(Way way, Optional<String> note, Optional<Way> back) {}

    private record Go(String name, List<Step> steps, Optional<Step> last, boolean fast) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/name; []",
                "/fast; []",
                "/steps; []",
                "/steps/3; []",
                "/steps/3/way; [\"UP\",\"DOWN\"]",
                "/steps/0/note; [null]",
                "/steps/0/back; [null,\"UP\",\"DOWN\"]",
                "/last; [null]",
                "/last/way; [\"UP\",\"DOWN\"]",
                "/other; []",
                "/name/other; []",
                "''; []"
            })
    void a_part_has_the_values_that_its_type_names(String path, String values) {
        assertThat(Choices.of(Go.class, path))
                .isEqualTo(List.copyOf(Json.tree(values).values()));
    }
}
