package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings go from the command line to a plugin's transport. Here its arm reports its settings instead of opening. */
class SettingsTest {

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path temp;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.SETTINGS.build(shared);
    }

    @Test
    void a_transport_reads_the_settings_of_the_command_line() {
        assertThat(run("--set", "page.size=10", "--set", "mode=a=b").out())
                .contains("the settings are {mode=a=b, page.size=10}");
    }

    @Test
    void the_launcher_and_the_image_of_a_server_are_settings_with_their_own_options() {
        assertThat(run("--server", "process", "--server-base", "debian").out())
                .contains("the settings are {server.base=debian, server.launcher=process}");
    }

    @Test
    void the_replay_line_makes_the_same_settings() {
        assertThat(run("--set", "greeting=good day").out())
                .contains(" --plugin " + jar + " --set 'greeting=good day'\n");
    }

    @Test
    void the_replay_line_starts_servers_in_the_same_way() {
        assertThat(run("--server", "process").out()).contains(" --plugin " + jar + " --set server.launcher=process\n");
    }

    @Test
    void a_setting_that_has_an_option_can_be_made_in_both_ways_but_not_differently() {
        Terminal terminal = run("--set", "server.launcher=process", "--server", "container");

        assertThat(terminal.err())
                .isEqualTo("lockstep: --set: server.launcher is process, and --server is container; keep one\n");
        assertThat(terminal.exit()).isEqualTo(2);
    }

    @Test
    void the_report_shows_the_settings_of_each_arm_in_its_volatile_part() throws IOException {
        run("--set", "page.size=10");

        assertThat(ReportFile.read(out()).changing().arms().get("telling")).containsEntry("setting page.size", "10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page.size            | --set: 'page.size' is not a setting; write NAME=VALUE",
                "=10                  | --set: '=10' is not a setting; write NAME=VALUE",
                "server.launcher=fast | --set: server.launcher is 'fast'; write auto, container or process",
                "page.size=10         | --set: page.size is set twice; keep one of the two",
            })
    void a_setting_that_cannot_be_made_is_refused(String setting, String line) {
        Terminal terminal = run("--set", "page.size=9", "--set", setting);

        assertThat(terminal.err()).isEqualTo("lockstep: " + line + "\n");
        assertThat(terminal.exit()).isEqualTo(2);
    }

    private Terminal run(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--plugin", jar.toString(), "--arms", "telling", "--out", out().toString()));
        arguments.addAll(List.of(more));
        return Terminal.run(arguments);
    }

    private Path out() {
        return temp.resolve("out");
    }
}
