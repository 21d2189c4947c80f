package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that ends the process, or that never comes to an end itself, gets no say in how a walk ends. */
class MoodyPluginTest extends SeparateProcess {

    @TempDir
    private static Path built;

    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.MOODY.build(built);
    }

    @Test
    void an_arm_that_ends_the_process_is_a_fault_with_a_report() throws Exception {
        start(jar, "--arms", "embedded,exiting");

        assertFault("example.moody.Moody$Exiting$1.apply(Moody.java:");
    }

    @Test
    void a_workload_that_ends_the_process_is_a_fault_with_a_report() throws Exception {
        start(jar, "--arms", "embedded", "--workload", "leaving");

        assertFault("example.moody.MoodyWorkload$Leaving.");
    }

    @Test
    void a_workload_that_ends_the_process_on_the_thread_of_a_worker_is_a_fault_with_a_report() throws Exception {
        start(jar, "--arms", "embedded", "--workload", "leaving", "--seeds", "1..4", "--workers", "2");

        assertThat(ended()).as(errors()).isEqualTo(70);
        assertThat(output()).startsWith("FAULT  moody, ").contains("example.moody.MoodyWorkload$Leaving.");
        assertThat(ReportFile.read(out().resolve("seed-1")).verdict()).isEqualTo("FAULT");
        assertThat(out().resolve("campaign.json")).exists();
    }

    @Test
    void a_provider_that_ends_the_process_before_any_walk_is_a_fault_in_one_line() throws Exception {
        Path services = Files.createDirectories(temp.resolve("services/META-INF/services"));
        Files.writeString(services.resolve("dev.lockstep.backend.BackendProvider"), "example.moody.Moody$Quitting\n");
        start(PluginJar.pack(temp.resolve("quitting.jar"), built.resolve("classes"), temp.resolve("services")));

        assertThat(ended()).isEqualTo(70);
        assertThat(errors())
                .startsWith("lockstep: example.moody.Moody$Quitting.<init>(Moody.java:")
                .endsWith(
                        " ended the process with System.exit; a plugin must never end it, so return an outcome or throw"
                                + " an exception\n");
    }

    @Test
    void an_error_while_closing_is_a_fault_with_a_report() throws Exception {
        start(jar, "--arms", "embedded,failing");

        assertThat(ended()).isEqualTo(70);
        assertThat(report().verdict()).isEqualTo("FAULT");
        assertThat(output()).startsWith("FAULT  moody").contains("java.lang.AssertionError: not like this");
    }

    @Test
    void an_interruption_while_an_arm_opens_ends_the_walk_with_a_report() throws Exception {
        start(jar, "--arms", "embedded,stuck");
        await().atMost(PATIENCE).until(() -> Files.exists(out().resolve("journal.jsonl")));

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(ended()).isEqualTo(130);
        assertThat(report().verdict()).isEqualTo("INTERRUPTED");
        assertThat(output()).startsWith("INTERRUPTED  moody, moody, seed 1: 0 of 100 steps over embedded, stuck in ");
    }

    @Test
    void an_arm_that_never_opens_is_named_when_the_time_is_over() throws Exception {
        start(jar, "--arms", "embedded,stuck", "--start-timeout", "3s");

        assertThat(ended()).isEqualTo(3);
        assertThat(output())
                .contains("INFRA, the arm stuck did not open within 3.0 s; if it only needs longer, allow it"
                        + " with --start-timeout");
    }

    private void assertFault(String place) throws Exception {
        assertThat(ended()).as(errors()).isEqualTo(70);
        assertThat(report().verdict()).isEqualTo("FAULT");
        assertThat(report().exitCode()).isEqualTo(70);
        assertThat(report().steps()).isPositive();
        assertThat(report().changing().detail()).contains(place).contains("ended the process with System.exit");
        assertThat(output()).startsWith("FAULT  moody, ").contains(place);
    }

    private Report report() throws IOException {
        return ReportFile.read(out());
    }

    private void start(Path plugin, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(more));
        if (!words.contains("--workload")) {
            words.addAll(List.of("--workload", "moody"));
        }
        // Tests may be started where Ctrl-C is ignored, and child processes inherit this.
        start(List.of("env", "--default-signal=INT"), "moody", plugin, words);
    }
}
