package dev.lockstep.workloads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellTest {

    @Test
    void no_script_tells_the_settings_which_are_those_of_a_storage_context() {
        assertThat(Tell.STATEMENTS)
                .filteredOn(statement -> statement.startsWith("SCRIPT"))
                .hasSize(2)
                .allMatch(statement -> statement.contains(" NOSETTINGS"));
    }
}
