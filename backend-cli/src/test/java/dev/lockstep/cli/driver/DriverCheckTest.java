package dev.lockstep.cli.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverCheckTest {

    @TempDir
    private Path temp;

    private List<String> faults(Duration limit, String... command) throws Exception {
        return DriverCheck.play(List.of(command), temp, limit, temp, List.of()).stream()
                .flatMap(check -> check.fault().map(fault -> check.name() + ": " + fault).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> hostile(Duration limit, String behaviour) throws Exception {
        String script =
                Path.of(DriverCheckTest.class.getResource("hostile.py").toURI()).toString();
        return faults(limit, "python3", script, behaviour);
    }

    @Test
    void a_driver_that_answers_nothing_cannot_pass() throws Exception {
        assertThat(faults(Duration.ofMillis(300), "sleep", "60"))
                .containsExactly(
                        "hello is answered with what the driver offers: the driver did not answer within 300 ms");
        assertThat(faults(Duration.ofSeconds(30), "true"))
                .singleElement()
                .asString()
                .contains("ended with 0 before it answered");
    }

    @Test
    void a_driver_that_keeps_its_word_passes() throws Exception {
        assertThat(hostile(Duration.ofSeconds(30), "right")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bad-exit,ended with 7 after close",
        "unknown-key,rows_affected",
        "refuses-all,did none of the changes of this check",
    })
    void a_driver_that_breaks_its_word_is_told_where(String behaviour, String words) throws Exception {
        assertThat(hostile(Duration.ofSeconds(30), behaviour)).anyMatch(fault -> fault.contains(words));
    }

    @Test
    void a_driver_that_forgets_its_records_when_it_opens_a_store_again_is_named() throws Exception {
        assertThat(hostile(Duration.ofSeconds(30), "forgets"))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("a record is still there after release and open: "))
                .anyMatch(fault -> fault.startsWith("a record is still there when another process opens the store: "));
    }
}
