package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.InputException;
import dev.lockstep.parity.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that meets a full disk says so, and is not said to be called wrongly. */
class FullDiskCommandTest {

    private static final IOException FULL = new FileSystemException("/out/walk", null, "No space left on device");

    @TempDir
    private Path temp;

    @Test
    void a_full_disk_is_neither_wrong_input_nor_a_fault_of_the_code() {
        assertThat(Main.verdictOf(FULL)).isEqualTo(Verdict.INFRA);
        assertThat(Main.verdictOf(new UncheckedIOException(FULL))).isEqualTo(Verdict.INFRA);
        assertThat(Main.verdictOf(new InputException("/out/walk: No space left on device", FULL)))
                .isEqualTo(Verdict.INFRA);
        assertThat(Main.verdictOf(new InputException("there is no such folder", new IOException("gone"))))
                .isEqualTo(Verdict.USAGE);
        assertThat(Main.verdictOf(new IOException("gone"))).isEqualTo(Verdict.FAULT);
    }

    /** The kernel refuses a file above a limit as it refuses one on a full disk, and a limit needs no privileges. */
    @Test
    @Tag("nightly")
    void the_commands_that_write_end_in_one_line_with_the_code_of_a_full_disk() throws Exception {
        Path jar = PluginJar.NOTES.build(Files.createDirectory(temp.resolve("built")));
        Path walk = temp.resolve("walk");
        Terminal run = Terminal.run(
                "run",
                "--system",
                "notes",
                "--plugin",
                jar.toString(),
                "--arms",
                "embedded,lossy",
                "--steps",
                "30",
                "--out",
                walk.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(1);

        for (List<String> command : List.of(
                List.of("shrink", walk.toString()),
                List.of("repro", walk.toString()),
                List.of("triage", "--open", walk.toString()),
                List.of("crash", "--steps", "20", "--out", temp.resolve("crash").toString()),
                List.of("known", "add", walk.toString()),
                List.of("init"),
                List.of(
                        "keep",
                        walk.toString(),
                        "--corpus",
                        temp.resolve("corpus").toString()))) {
            Path said = temp.resolve("said.txt");
            int exit = limited(said, command);

            assertThat(exit).as(command + ": " + Files.readString(said)).isEqualTo(3);
            assertThat(Files.readString(said))
                    .as("%s", command)
                    .contains("File too large")
                    .doesNotContain("\tat ");
        }
    }

    private int limited(Path said, List<String> command) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "bash",
                "-c",
                "ulimit -f 0; exec \"$0\" \"$@\" 2>&1",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(command);
        Process process = new ProcessBuilder(words)
                .directory(Files.createDirectories(temp.resolve("here")).toFile())
                .redirectErrorStream(true)
                .start();
        Files.write(said, process.getInputStream().readAllBytes());
        return process.waitFor();
    }
}
