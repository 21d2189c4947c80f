package dev.lockstep.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.runner.Main;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk in which each write and each sync takes longer. A slow disk changes no answer. */
class SlowDiskTest {

    private static final int MICROSECONDS = 2_000;

    @TempDir
    private Path root;

    @Test
    @Tag("nightly")
    void a_walk_on_a_slow_disk_ends_in_parity() throws Exception {
        Gate.require("STRACE", Tracing.lacking());
        Path trace = root.resolve("trace");
        List<String> walk = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--workload",
                "transactions",
                "--arms",
                "embedded,cli",
                "--steps",
                "12",
                "--op-timeout",
                "120s",
                "--out",
                root.resolve("out").toString());
        Process process = new ProcessBuilder(Tracing.slowed(walk, MICROSECONDS, trace.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("PARITY");
        assertThat(Files.readAllLines(trace, StandardCharsets.ISO_8859_1))
                .as("calls that took longer")
                .filteredOn(line -> line.contains("(DELAYED)"))
                .hasSizeGreaterThan(50);
    }
}
