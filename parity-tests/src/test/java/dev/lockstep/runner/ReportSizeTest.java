package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The reports of ten walks of 10,000 steps stay below 50 MB, and need no more memory than those of a few steps.
 * Maintenance and backups are left out: they take most of the time of such a walk, and have no longer lines in a report
 * than others.
 */
@Tag("nightly")
class ReportSizeTest extends SeparateProcess {

    private static final int WALKS = 10;

    private static final long STEPS = WALKS * 10_000;

    private static final long BYTES = 50_000_000;

    @Test
    void reports_of_long_walks_stay_small_and_need_little_memory() throws Exception {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--arms",
                        "embedded",
                        "--seeds",
                        "1.." + WALKS,
                        "--steps",
                        Long.toString(STEPS / WALKS),
                        "--without",
                        "backup,repair,reopen,optimize,restart",
                        "--out",
                        out().toString()))
                .redirectOutput(temp.resolve("out.txt").toFile())
                .redirectError(temp.resolve("err.txt").toFile())
                .start();

        assertThat(process.waitFor(90, TimeUnit.MINUTES)).isTrue();

        // Aspects that are due and were not met are no concern of this test.
        assertThat(process.exitValue()).as(errors() + output()).isIn(0, 4);
        assertThat(output()).contains(STEPS + " of " + STEPS + " steps");
        assertThat(bytes(out())).isLessThan(BYTES);
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : new FileTree(folder).deepestFirst()) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }
}
