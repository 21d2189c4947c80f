package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lockstep} itself, with a Java and a Maven that only write down how they were called. */
class LaunchScriptTest {

    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit; fi
            for argument in "$@"; do
                case $argument in -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; exit ;; esac
            done
            printf '%s\\n' "$@"
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo called >>"$(dirname "$0")/builds"
            for argument in "$@"; do
                case $argument in -Dlockstep.runtime=*) runtime=${argument#*=} ;; esac
            done
            sleep 0.3
            : >"$runtime/a.jar"
            : >"$runtime/b.jar"
            """;

    private static final String FAILING_MAVEN = """
            #!/bin/sh
            echo '[INFO] building'
            echo '[ERROR] COMPILATION ERROR : '
            echo '[ERROR] Broken.java:[3,1] class expected'
            exit 1
            """;

    @TempDir
    private Path temp;

    private Path checkout;
    private Path tools;

    private record Ended(int exit, List<String> out, String err) {}

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Files.createDirectories(temp.resolve("a checkout"));
        tools = Files.createDirectories(temp.resolve("java home/bin"));
        Files.copy(Path.of("../lockstep"), checkout.resolve("lockstep"));
        assertThat(checkout.resolve("lockstep").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(checkout.resolve("dst-api/src/main"));
        Files.createDirectories(checkout.resolve("parity-tests/workloads/src/main"));
        write("pom.xml");
        write("dst-api/pom.xml");
        write("parity-tests/workloads/pom.xml");
        write("dst-api/src/main/Source.java");
        program("java", JAVA);
        program("mvn", MAVEN);
    }

    @Test
    void the_first_start_builds_and_the_second_does_not() throws Exception {
        assertThat(lockstep("run").err()).contains("building Lockstep (first use, about a minute)… done in ");
        assertThat(lockstep("run").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void a_call_without_a_command_teaches_every_command_without_a_build() throws Exception {
        Ended ended = lockstep();

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out()).first().isEqualTo("Usage: lockstep COMMAND");
        assertThat(ended.out().stream()
                        .filter(line -> line.matches("  [a-z]+ .*"))
                        .map(line -> line.strip().split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        Main.commandLine().getSubcommands().keySet());
        assertThat(checkout.resolve(".lockstep")).doesNotExist();
    }

    @Test
    void arguments_and_paths_with_spaces_arrive_whole() throws Exception {
        lockstep("run");
        List<String> seen = lockstep("run", "--out", "my folder").out();

        assertThat(seen).endsWith("dev.lockstep.runner.Main", "run", "--out", "my folder");
        String runtime = Files.readString(checkout.resolve(".lockstep/current")).strip();
        assertThat(seen)
                .contains(
                        "-cp",
                        runtime + "/a.jar:" + runtime + "/b.jar",
                        "-XX:SharedArchiveFile=" + runtime + "/classes.jsa");
    }

    @Test
    void a_newer_source_is_built_and_the_runtime_before_is_kept_for_walks_under_way() throws Exception {
        lockstep("run");
        String before = Files.readString(checkout.resolve(".lockstep/current")).strip();
        Files.setLastModifiedTime(
                checkout.resolve("dst-api/src/main/Source.java"),
                FileTime.from(Instant.now().plusSeconds(2)));

        assertThat(lockstep("run").err()).contains("building Lockstep (its sources changed)… done in ");
        assertThat(Files.readString(checkout.resolve(".lockstep/current")).strip())
                .isNotEqualTo(before);
        assertThat(Path.of(before)).isNotEmptyDirectory();
    }

    @Test
    void two_first_starts_at_once_build_once() throws Exception {
        Process first = start(checkout.resolve("lockstep"), List.of("run"));
        Process second = start(checkout.resolve("lockstep"), List.of("run"));

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void it_is_found_through_links_from_any_folder() throws Exception {
        Path relative = Files.createSymbolicLink(temp.resolve("relative"), Path.of("a checkout/lockstep"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), relative);

        assertThat(ended(start(link, List.of("doctor"))).out()).endsWith("dev.lockstep.runner.Main", "doctor");
        assertThat(checkout.resolve(".lockstep/current")).exists();
    }

    @Test
    void a_failed_build_is_reported_with_its_first_reason_and_its_log() throws Exception {
        program("mvn", FAILING_MAVEN);

        Ended ended = lockstep("run");

        assertThat(ended.exit()).isEqualTo(70);
        assertThat(ended.err())
                .endsWith("lockstep: the build failed: Broken.java:[3,1] class expected (the whole log: "
                        + checkout.toRealPath().resolve(".lockstep/build.log") + ")\n");
        assertThat(checkout.resolve(".lockstep/current")).doesNotExist();
    }

    @Test
    void a_java_home_without_java_is_named() throws Exception {
        Files.delete(tools.resolve("java"));

        Ended ended = lockstep("run");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .isEqualTo("lockstep: JAVA_HOME is " + tools.getParent()
                        + ", but there is no bin/java in it; set it to a JDK 17 or newer\n");
    }

    @Test
    void an_old_java_is_named() throws Exception {
        program("java", JAVA.replace("17.0.1", "11.0.2"));

        Ended ended = lockstep("run");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err()).endsWith("is Java 11; a JDK 17 or newer is needed\n");
    }

    @Test
    void a_java_that_cannot_start_with_its_options_does_not_end_with_the_code_of_a_divergence() throws Exception {
        program("java", "#!/bin/sh\necho 'Unrecognized option: -Xbad' >&2\nexit 1\n");

        Ended ended = ended(start(checkout.resolve("lockstep"), List.of("run"), Map.of("JDK_JAVA_OPTIONS", "-Xbad")));

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).endsWith("Unrecognized option: -Xbad\n").hasLineCount(1);
    }

    @Test
    void a_command_of_the_script_that_fails_does_not_end_with_the_code_of_a_divergence() throws Exception {
        Files.createDirectories(checkout.resolve(".lockstep/current/in the way"));

        Ended ended = lockstep("run");

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err()).endsWith("lockstep: a step before the start failed; the line above says why\n");
    }

    private Ended lockstep(String... arguments) throws Exception {
        return ended(start(checkout.resolve("lockstep"), List.of(arguments)));
    }

    private Process start(Path script, List<String> arguments) throws IOException {
        return start(script, arguments, Map.of());
    }

    private Process start(Path script, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("JAVA_HOME", tools.getParent().toString());
        builder.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), out.lines().toList(), err);
    }

    private long builds() throws IOException {
        return Files.readAllLines(tools.resolve("builds")).size();
    }

    private void write(String file) throws IOException {
        Files.writeString(checkout.resolve(file), "", StandardCharsets.UTF_8);
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(tools.resolve(name), text, StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
