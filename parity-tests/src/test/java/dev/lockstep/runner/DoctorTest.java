package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container engine that the user has named and that does not answer, seen from the command line. */
class DoctorTest {

    private static final String DEAD = "unix:///nowhere/docker.sock";

    @TempDir
    private Path out;

    @Test
    void doctor_names_the_engine_that_does_not_answer() throws IOException, InterruptedException {
        assertThat(lockstep(0, "doctor"))
                .contains("lacking  container engine")
                .contains("there is no container engine at " + DEAD + " (by DOCKER_HOST)");
    }

    @Test
    void a_walk_over_a_container_ends_where_the_engine_does_not_answer() throws IOException, InterruptedException {
        assertThat(lockstep(
                        3,
                        "run",
                        "--arms",
                        "embedded,server",
                        "--server",
                        "container",
                        "--steps",
                        "1",
                        "--out",
                        out.resolve("walk").toString()))
                .contains("the server is required to run in a container, but there is no container engine at " + DEAD
                        + " (by DOCKER_HOST)");
    }

    @Test
    void a_walk_that_may_take_a_process_says_that_it_does() throws IOException, InterruptedException {
        assertThat(lockstep(
                        4,
                        "run",
                        "--arms",
                        "embedded,server",
                        "--steps",
                        "1",
                        "--out",
                        out.resolve("walk").toString()))
                .contains("by process, as no container engine can be used");
    }

    private static String lockstep(int exit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", DEAD);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }
}
