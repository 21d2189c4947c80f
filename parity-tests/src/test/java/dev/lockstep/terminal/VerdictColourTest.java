package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictColourTest {

    private static final String SUMMARY = "DIVERGED  shelf, seed 1\n  found  \u001b[2J\n";

    private static String printed(Map<String, String> environment) {
        StringWriter terminal = new StringWriter();
        PrintWriter out = VisibleWriter.over(new PrintWriter(terminal));
        VerdictColour.print(out, SUMMARY, environment);
        out.flush();
        return terminal.toString();
    }

    @Test
    void only_the_verdict_has_a_colour_and_only_on_a_terminal() {
        assertThat(printed(Map.of("LOCKSTEP_OUTPUT_TERMINAL", "yes")))
                .isEqualTo("\u001b[1;31mDIVERGED\u001b[0m  shelf, seed 1\n  found  \\u001b[2J\n");
        assertThat(printed(Map.of())).doesNotContain("\u001b");
    }

    @Test
    void nobody_who_asks_for_no_colour_gets_one() {
        assertThat(printed(Map.of("LOCKSTEP_OUTPUT_TERMINAL", "yes", "NO_COLOR", "1")))
                .doesNotContain("\u001b");
    }
}
