package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crash.CrashResult;
import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of walks on a disk in memory have the form that their schemas say. */
class DiskReportSchemaTest {

    @TempDir
    private Path folder;

    @Test
    void the_report_of_crash_states_is_valid() throws IOException {
        assertThat(errors("crash.schema.json", report("crash", "--steps", "6"))).isEmpty();
    }

    @Test
    void the_report_of_faults_is_valid() throws IOException {
        assertThat(errors("faults.schema.json", report("faults", "--steps", "2", "--tries", "1")))
                .isEmpty();
    }

    @Test
    void a_report_that_lacks_its_states_is_not_valid() throws IOException {
        String whole = report("crash", "--steps", "6");
        assertThat(errors("crash.schema.json", whole.replace("\"states\"", "\"others\"")))
                .isNotEmpty();
    }

    private String report(String command, String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(
                new String[] {
                    command, "--json", "--out", folder.resolve(command).toString()
                },
                0,
                words,
                0,
                4);
        System.arraycopy(more, 0, words, 4, more.length);
        Terminal ran = Terminal.run(words);
        assertThat(Json.MAPPER.readTree(ran.out()).path("system").asString())
                .as(ran.err())
                .isEqualTo("h2");
        return ran.out();
    }

    private static List<?> errors(String name, String report) throws IOException {
        return new ReportSchema(CrashResult.class, name).errors(report);
    }
}
