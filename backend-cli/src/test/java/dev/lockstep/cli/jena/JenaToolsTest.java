package dev.lockstep.cli.jena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class JenaToolsTest {

    private final Predicate<String> warned = JenaTools.lines("(?:WARN [^\n]*|ERROR)\n");

    @Test
    void any_number_of_lines_is_explained() {
        assertThat(warned).accepts("", "WARN a\n", "WARN a\nERROR\nWARN b\n", "WARN value\n".repeat(200_000));
    }

    @Test
    void a_line_that_is_something_else_is_not() {
        assertThat(warned).rejects("WARN a", "WARN a\nfatal\n", "\n", "WARN a\n".repeat(200_000) + "WARN b");
    }
}
