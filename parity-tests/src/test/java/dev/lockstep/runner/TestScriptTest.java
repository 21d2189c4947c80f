package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The decisions of {@code .ci/test} on machines of all kinds. Each machine is a folder of programs, the only ones on
 * the path, which write down how they were called. An engine answers while the file {@code up} exists.
 */
class TestScriptTest {

    private static final List<String> ORDINARY = List.of(
            "basename",
            "bash",
            "cat",
            "cp",
            "dirname",
            "env",
            "grep",
            "head",
            "mkdir",
            "rm",
            "sed",
            "seq",
            "setsid",
            "sh",
            "sleep",
            "sort",
            "mktemp",
            "tail",
            "tee",
            "timeout",
            "touch");

    private static final String RECORD = """
            #!/bin/sh
            echo "${0##*/} $*" >>"$MACHINE/calls"
            """;

    private static final String ENGINE_CLIENT = "#!/bin/sh\n[ -e \"$MACHINE/up\" ]\n";

    private static final String DAEMON = RECORD + """
            trap 'rm "$MACHINE/up"; exit' TERM
            touch "$MACHINE/up"
            while :; do sleep 0.1; done
            """;

    /** Installs the engine's client and its daemon, as the packages of a real machine would. */
    private static final String INSTALLER = RECORD + """
            [ "$1" = update ] || cp "$MACHINE"/packages/* "$MACHINE/bin"
            """;

    private static final String MAVEN = RECORD + """
            echo "ryuk disabled: $TESTCONTAINERS_RYUK_DISABLED" >>"$MACHINE/calls"
            [ ! -e "$MACHINE/up" ] || echo 'an engine answers' >>"$MACHINE/calls"
            [ ! -e "$MACHINE/crashed" ] || exit 137
            cat "$MACHINE/words"
            """;

    @TempDir
    private Path machine;

    private Path checkout;

    private record Ended(int exit, List<String> out, List<String> err) {}

    @BeforeEach
    void a_debian_machine_without_an_engine() throws IOException {
        checkout = Files.createDirectories(machine.resolve("a checkout"));
        Files.createDirectories(checkout.resolve(".ci"));
        for (String script : List.of("test", "engine.sh", "container-count")) {
            Files.copy(Path.of("../.ci", script), checkout.resolve(".ci").resolve(script));
            assertThat(checkout.resolve(".ci").resolve(script).toFile().setExecutable(true))
                    .isTrue();
        }
        write(
                "a checkout/backend-x/src/test/java/x/SomeContainerTest.java",
                "@Tag(\"container\")\nclass SomeContainerTest {}\n");
        write("a checkout/backend-x/src/test/java/OtherTest.java", "class OtherTest {}\n");
        for (String name : ORDINARY) {
            program("bin/" + name, "#!/bin/sh\nexec " + onPath(name) + " \"$@\"\n");
        }
        write("words", "[INFO] BUILD SUCCESS\n");
        program("bin/id", "#!/bin/sh\necho 0\n");
        program("bin/mvn", MAVEN);
        program("bin/apt-get", INSTALLER);
        program("bin/apt-cache", "#!/bin/sh\nexit 100\n");
        program("bin/systemctl", "#!/bin/sh\nexit 1\n");
        program("packages/docker", ENGINE_CLIENT);
        program("packages/dockerd", DAEMON);
    }

    @Test
    void root_on_a_bare_machine_gets_an_engine_for_as_long_as_the_tests_take() throws Exception {
        Ended ended = test();

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("tests: installing a container engine (docker.io iptables)");
        assertThat(calls())
                .containsExactly(
                        "apt-get update -qq",
                        "apt-get install -qq -y --no-install-recommends docker.io iptables",
                        "dockerd ",
                        "mvn -B -ntp -fn verify",
                        "ryuk disabled: true",
                        "an engine answers");
        assertThat(machine.resolve("up")).doesNotExist();
    }

    @Test
    void the_client_is_installed_where_it_is_a_separate_package() throws Exception {
        program("bin/apt-cache", "#!/bin/sh\n[ \"$*\" = 'show docker-cli' ]\n");
        test();
        assertThat(calls()).contains("apt-get install -qq -y --no-install-recommends docker.io iptables docker-cli");
    }

    @Test
    void an_engine_that_answers_is_used_and_left_alone() throws Exception {
        program("bin/docker", ENGINE_CLIENT);
        write("up", "");

        assertThat(test("-Pnightly").exit()).isZero();

        assertThat(calls())
                .containsExactly("mvn -B -ntp -fn -Pnightly verify", "ryuk disabled: true", "an engine answers");
        assertThat(machine.resolve("up")).exists();
    }

    @Test
    void an_engine_that_is_installed_is_started_and_nothing_is_installed() throws Exception {
        program("bin/docker", ENGINE_CLIENT);
        program("bin/dockerd", DAEMON);

        assertThat(test().exit()).isZero();

        assertThat(calls()).startsWith("dockerd ").contains("an engine answers");
        assertThat(machine.resolve("up")).doesNotExist();
    }

    @Test
    void a_user_who_may_not_start_one_runs_everything_else_and_sees_what_was_not_run() throws Exception {
        program("bin/id", "#!/bin/sh\necho 1000\n");
        assertWithout("no container engine answers, and only root can start one");
    }

    @Test
    void so_does_a_machine_that_has_no_packages() throws Exception {
        Files.delete(machine.resolve("bin/apt-get"));
        assertWithout("no container engine is installed, and there is no apt-get to install one");
    }

    @Test
    void so_does_one_that_cannot_reach_them() throws Exception {
        program("bin/apt-get", RECORD + "exit 100\n");
        assertWithout("the container engine could not be installed (see " + log() + ")");
    }

    @Test
    void so_does_one_where_the_engine_does_not_start() throws Exception {
        program("packages/dockerd", "#!/bin/sh\necho 'no such kernel module'\nexit 1\n");
        assertWithout("the container engine does not start (see " + log() + "): no such kernel module");
    }

    @Test
    void where_containers_are_demanded_their_lack_is_a_failure_and_nothing_is_run() throws Exception {
        program("bin/id", "#!/bin/sh\necho 1000\n");

        Ended ended = run(".ci/test", Map.of("LOCKSTEP_REQUIRE_CONTAINERS", "true"));

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .containsExactly(
                        "tests: no container engine answers, and only root can start one; it is required here");
        assertThat(calls()).isEmpty();
    }

    @Test
    void failing_tests_are_a_failure_and_the_engine_is_still_stopped() throws Exception {
        write("words", """
                [ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1 s <<< FAILURE! -- in x.FirstTest
                [INFO] BUILD SUCCESS of a build that a test ran
                [INFO] BUILD SUCCESS
                [ERROR] Tests run: 1, Failures: 0, Errors: 1, Skipped: 0, Time elapsed: 2 s <<< ERROR! -- in y.NextTest
                [INFO] BUILD FAILURE
                """);

        Ended ended = test();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out())
                .endsWith(
                        "tests: red; what failed:",
                        "  Tests run: 1, Failures: 0, Errors: 1, Skipped: 0, Time elapsed: 2 s <<< ERROR! -- in y.NextTest",
                        "  Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1 s <<< FAILURE! -- in"
                                + " x.FirstTest");
        assertThat(machine.resolve("up")).doesNotExist();
    }

    @Test
    void a_build_that_says_nothing_of_success_is_a_failure() throws Exception {
        write("words", "[INFO] Scanning for projects...\n");
        assertThat(test().exit()).isEqualTo(1);
    }

    @Test
    void a_build_that_was_killed_is_a_failure() throws Exception {
        write("crashed", "");
        assertThat(test().exit()).isEqualTo(137);
    }

    @Test
    void the_count_of_tests_over_containers_leaves_out_what_was_skipped_and_knows_two_of_one_name() throws Exception {
        write("a checkout/backend-x/src/test/java/y/SomeContainerTest.java", "@Tag(\"container\")\n");
        write(
                "a checkout/backend-x/target/surefire-reports/TEST-y.SomeContainerTest.xml",
                "<testsuite name=\"y.SomeContainerTest\" tests=\"4\" errors=\"0\" skipped=\"0\" failures=\"0\">\n");
        write(
                "a checkout/backend-x/target/surefire-reports/TEST-x.SomeContainerTest.xml",
                "<testsuite name=\"x.SomeContainerTest\" tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"0\">\n");
        Ended ended = run(".ci/container-count", Map.of());
        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .containsExactlyInAnyOrder(
                        "ci: SomeContainerTest: 2 container tests ran",
                        "ci: SomeContainerTest: 4 container tests ran",
                        "ci: 6 container walks ran");
    }

    @Test
    void a_count_of_none_is_a_failure() throws Exception {
        Ended ended = run(".ci/container-count", Map.of());
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).containsExactly("ci: no container test ran; the suite has lost them");
    }

    private void assertWithout(String reason) throws Exception {
        Ended ended = test();
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.out())
                .contains("tests: " + reason + "; the container tests are not run")
                .endsWith("tests: not run, because " + reason + ":", "  SomeContainerTest");
        assertThat(calls()).contains("mvn -B -ntp -Dtests.excluded=nightly,container -fn verify");
    }

    private Ended test(String... arguments) throws Exception {
        return run(".ci/test", Map.of(), arguments);
    }

    private Ended run(String script, Map<String, String> more, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(checkout.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new TreeMap<>(more);
        environment.put("MACHINE", machine.toString());
        environment.put("PATH", machine.resolve("bin").toString());
        Path out = machine.resolve("out");
        Path err = machine.resolve("err");
        // Output goes to files: a daemon that was left behind would keep a pipe open.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(machine.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }

    private Path log() {
        return checkout.resolve(".lockstep/dockerd.log");
    }

    private List<String> calls() throws IOException {
        Path calls = machine.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + program + " on this machine"));
    }

    private void write(String file, String text) throws IOException {
        Path path = machine.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.UTF_8);
    }

    private void program(String file, String text) throws IOException {
        write(file, text);
        assertThat(machine.resolve(file).toFile().setExecutable(true)).isTrue();
    }
}
