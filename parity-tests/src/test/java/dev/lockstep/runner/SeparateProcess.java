package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The ground of tests that need {@code lockstep run} in a separate process, because they end it or it ends itself. */
abstract class SeparateProcess {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path temp;

    Process process;

    @AfterEach
    void leaveNothingBehind() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * Starts the process, in {@link #process}.
     *
     * @param before the words before the command, such as those of {@code env}
     */
    final void start(List<String> before, String system, Path plugin, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--system",
                system,
                "--plugin",
                plugin.toString(),
                "--out",
                out().toString()));
        command.addAll(more);
        process = new ProcessBuilder(command)
                .redirectOutput(temp.resolve("out.txt").toFile())
                .redirectError(temp.resolve("err.txt").toFile())
                .start();
    }

    /** Waits for the end, and returns the exit code. */
    final int ended() throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    final String output() throws IOException {
        return Files.readString(temp.resolve("out.txt"), StandardCharsets.UTF_8);
    }

    final String errors() throws IOException {
        return Files.readString(temp.resolve("err.txt"), StandardCharsets.UTF_8);
    }

    /** Returns the folder of the walk. */
    final Path out() {
        return temp.resolve("walk");
    }
}
