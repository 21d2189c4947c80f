package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleWriterTest {

    private final StringWriter terminal = new StringWriter();
    private final PrintWriter out = VisibleWriter.over(new PrintWriter(terminal));

    @ParameterizedTest
    @CsvSource({
        "27, \\u001b",
        "7, \\u0007",
        "13, \\u000d",
        "9, \\u0009",
        "127, \\u007f",
        "155, \\u009b",
        "8238, \\u202e",
        "8232, \\u2028",
        "65279, \\ufeff",
        "55296, \\ud800",
        "56320, \\udc00",
        "917505, \\udb40\\udc01",
    })
    void what_a_terminal_obeys_is_shown_instead(int character, String shown) {
        assertThat(printed("a" + Character.toString(character) + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void texts_in_every_script_and_line_ends_are_left_as_they_are() {
        assertThat(printed("Grüße, 世界 \uD83D\uDE00\nnext")).isEqualTo("Grüße, 世界 \uD83D\uDE00\nnext");
    }

    @Test
    void a_character_in_two_halves_stays_whole() {
        out.write('\uD83D');
        out.write('\uDE00');
        assertThat(printed("")).isEqualTo("\uD83D\uDE00");
    }

    private String printed(String text) {
        out.print(text);
        out.flush();
        return terminal.toString();
    }
}
