package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListCommandTest {

    @Test
    void the_systems_are_listed_with_what_can_be_named_for_each() {
        Terminal terminal = Terminal.run("list");

        assertThat(terminal.exit()).isZero();
        assertThat(terminal.out())
                .startsWith("h2  H2 Database Engine ")
                .containsSubsequence(
                        "  transports  cli, embedded, server\n",
                        "  contexts    async, delayed",
                        "  workloads   ",
                        "social")
                .contains("\njena  Apache Jena TDB2 ");
    }

    @Test
    void the_commands_of_a_workload_are_listed_with_their_aspects() {
        assertThat(Terminal.run("list", "--workload", "social").out())
                .contains("optimize\n")
                .contains("backup\n    ");
        assertThat(Terminal.run("list", "--system", "jena", "--workload", "graphs", "--json")
                        .out())
                .startsWith("[ {");
    }

    @Test
    void an_unknown_name_is_refused_with_those_that_there_are() {
        Terminal terminal = Terminal.run("list", "--workload", "sociable");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no workload sociable for h2; known workloads: ");
    }

    @Test
    void the_completion_is_a_script_that_knows_every_command() {
        assertThat(Terminal.run("completion").out())
                .contains("complete -F", "lockstep")
                .contains(Main.commandLine().getSubcommands().keySet());
    }

    @Test
    void help_fits_a_narrow_terminal() {
        assertThat(Main.helpWidth(Map.of("LOCKSTEP_TERMINAL_WIDTH", "80"))).isEqualTo(80);
        assertThat(Main.helpWidth(Map.of("LOCKSTEP_TERMINAL_WIDTH", "20"))).isEqualTo(60);
        assertThat(Main.helpWidth(Map.of("LOCKSTEP_TERMINAL_WIDTH", "300"))).isEqualTo(110);
        assertThat(Main.helpWidth(Map.of())).isEqualTo(110);
    }
}
