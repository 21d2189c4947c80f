package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin:en-US:UTF-8",
        "Europe/Berlin:tr_TR, Europe/Berlin:tr-TR:UTF-8",
        "UTC:de:ISO-8859-1, UTC:de:ISO-8859-1"
    })
    void a_part_that_is_left_out_is_the_usual_one(String written, String whole) {
        assertThat(Surroundings.parse(written)).hasToString(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "Mars/Base, is no time zone",
        "UTC:turkish, is no locale",
        "UTC:tr-TR:latin one, is no charset",
        "UTC:tr-TR:UTF-8:x, has too many parts"
    })
    void a_part_that_java_would_replace_in_silence_is_refused(String written, String words) {
        assertThatThrownBy(() -> Surroundings.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void they_are_one_word_in_a_file() {
        Surroundings surroundings = new Surroundings("Asia/Kathmandu", "hi-IN", "UTF-8");
        String written = Json.MAPPER.writeValueAsString(surroundings);
        assertThat(written).isEqualTo("\"Asia/Kathmandu:hi-IN:UTF-8\"");
        assertThat(Json.MAPPER.readValue(written, Surroundings.class)).isEqualTo(surroundings);
    }

    @Test
    void a_java_process_gets_every_part_of_a_locale() {
        assertThat(Surroundings.parse("UTC:de").javaOptions())
                .containsExactly(
                        "-Duser.timezone=UTC",
                        "-Duser.language=de",
                        "-Duser.country=",
                        "-Duser.script=",
                        "-Duser.variant=",
                        "-Dfile.encoding=UTF-8");
    }
}
