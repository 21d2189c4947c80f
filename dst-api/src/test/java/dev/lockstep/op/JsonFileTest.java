package dev.lockstep.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

    @TempDir
    private Path folder;

    private JsonFile file;

    @BeforeEach
    void name() {
        file = new JsonFile(folder.resolve("plan.json"), "a plan");
    }

    @Test
    void what_was_written_is_read() throws IOException {
        file.write(Map.of("lockstep", 3, "steps", 7));

        int steps = file.read(3, "plan", object -> object.required("steps").intValue());

        assertThat(steps).isEqualTo(7);
        assertThat(file.path()).content().endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"lockstep\": 3", "{\"lockstep\": 3}{}"})
    void another_text_is_refused_by_the_name_of_the_file(String text) throws IOException {
        Files.writeString(file.path(), text);

        assertThatThrownBy(() -> file.read(object -> object))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.path() + ": not a plan (");
    }

    @Test
    void bytes_that_are_no_text_are_refused_by_the_name_of_the_file() throws IOException {
        Files.write(file.path(), new byte[] {'{', (byte) 0xff, '}'});

        assertThatThrownBy(() -> file.read(object -> object)).hasMessage(file.path() + ": not a plan (not UTF-8)");
    }

    @Test
    void a_value_that_cannot_be_is_refused_with_its_reason() throws IOException {
        file.write(Map.of());

        assertThatThrownBy(() -> file.read(object -> {
                    throw new IllegalArgumentException("no steps");
                }))
                .hasMessage(file.path() + ": not a plan (no steps)");
    }

    @Test
    void another_form_is_refused_before_its_values_are_read() throws IOException {
        file.write(Map.of("lockstep", 4));

        assertThatThrownBy(() -> file.read(3, "plan", object -> object.required("steps")))
                .hasMessage(file.path() + ": the plan has format 4, but this Lockstep reads format 3; use the Lockstep"
                        + " that wrote it");
    }
}
