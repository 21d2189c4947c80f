package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.op.Json;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The state that the live line shows. */
class LiveLineTest {

    private static final long LATER = 3_600_000_000_000L;

    private final LiveLine.Shown walk = new LiveLine.Shown("seed 1", new Header(1, 10, "embedded, cli"));

    private String line() {
        return walk.text(System.nanoTime() + LATER).fit(100, Progress.Style.ASCII);
    }

    @Test
    void the_arms_that_are_being_opened_are_named() {
        assertThat(line()).contains("opening embedded, cli");
        walk.opened(new TreeMap<>());
        assertThat(line()).doesNotContain("opening");
    }

    @Test
    void an_arm_that_says_what_it_does_while_it_is_opened_is_quoted() {
        walk.opening(() -> new TreeMap<>(Map.of("server", "building image")));

        assertThat(line()).contains("server: building image").doesNotContain("opening");
    }

    @Test
    void an_arm_that_has_not_answered_for_a_second_is_named_with_the_command() {
        walk.opened(new TreeMap<>());
        walk.asking(4, new RecordedCommand("backup", Json.MAPPER.createObjectNode()), Observation.QUERY);
        walk.awaiting("cli");

        assertThat(line()).contains("step 3 of 10").contains("waiting for cli: backup");
        assertThat(walk.text(System.nanoTime()).waiting()).isEmpty();
        walk.asking(5, new RecordedCommand("reopen", Json.MAPPER.createObjectNode()), Observation.QUERY);
        assertThat(line()).doesNotContain("waiting");
    }
}
