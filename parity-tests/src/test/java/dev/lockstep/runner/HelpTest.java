package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @Test
    void lockstep_lists_its_commands() throws IOException {
        Golden.check("help.txt", Terminal.run("--help").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "merge", "shrink", "triage", "known", "witnesses", "doctor", "bench"})
    void each_command_teaches_its_use(String command) throws IOException {
        Golden.check("help-" + command + ".txt", Terminal.run(command, "--help").out());
    }

    @Test
    void asking_for_help_is_not_an_error() {
        assertThat(Terminal.run("run", "--help").exit()).isZero();
    }
}
