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
 * Ten walks of 10,000 steps stay below 50 MB, and need no more memory than a walk of a few steps. The seeds 1 and 2
 * have every kind of command between them.
 */
@Tag("nightly")
class ReportSizeTest extends SeparateProcess {

    /** The files of shorter walks are not packed, and take more room for each step. */
    private static final long STEPS = 5_000;

    /** 50 MB for ten walks of 10,000 steps. */
    private static final long BYTES_A_STEP = 500;

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
                        "1..2",
                        "--steps",
                        Long.toString(STEPS),
                        "--out",
                        out().toString()))
                .redirectOutput(temp.resolve("out.txt").toFile())
                .redirectError(temp.resolve("err.txt").toFile())
                .start();

        assertThat(process.waitFor(90, TimeUnit.MINUTES)).isTrue();

        // Aspects that are due and were not met are no concern of this test.
        assertThat(process.exitValue()).as(errors() + output()).isIn(0, 4);
        assertThat(output()).contains(2 * STEPS + " of " + 2 * STEPS + " steps");
        assertThat(bytes(out())).isLessThan(2 * STEPS * BYTES_A_STEP);
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : new FileTree(folder).deepestFirst()) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }
}
