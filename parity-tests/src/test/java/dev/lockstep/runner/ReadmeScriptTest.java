package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decisions of {@code .ci/readme}, on small READMEs. */
class ReadmeScriptTest {

    @TempDir
    private Path temp;

    private Path checkout;

    private record Ended(int exit, List<String> out, String err) {}

    @BeforeEach
    void a_checkout() throws IOException {
        checkout = Files.createDirectories(temp.resolve("a checkout"));
        Path script = Files.createDirectories(checkout.resolve(".ci")).resolve("readme");
        Files.copy(Path.of("../.ci/readme"), script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void commands_run_in_their_order_and_from_the_checkout() throws Exception {
        Ended ended = read("$ mkdir ../notes", "$ touch ../notes/made", "$ ls ../notes", "made", "$ ls -d .ci", ".ci");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).last().isEqualTo("readme: 4 commands of the README do what it says");
        assertThat(temp.resolve("notes")).doesNotExist();
    }

    @Test
    void only_seconds_may_differ() throws Exception {
        assertThat(read("$ echo 6 steps in 1.8 s", "6 steps in 12.3 s").exit()).isZero();
    }

    @Test
    void a_line_that_is_not_printed_fails() throws Exception {
        Ended ended = read("$ echo 7 steps in 1.8 s", "6 steps in 12.3 s");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("the command did not print this line of the README: 6 steps in 12.3 s");
    }

    @Test
    void a_command_that_fails_is_named() throws Exception {
        Ended ended = read("$ echo why >&2; exit 7");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("why\n", "the command ended with 7 instead of 0: echo why");
    }

    @Test
    void a_divergence_has_to_end_with_1() throws Exception {
        assertThat(read("$ echo DIVERGED; exit 1", "DIVERGED").exit()).isZero();
        assertThat(read("$ echo DIVERGED", "DIVERGED").err()).contains("the command ended with 0 instead of 1");
    }

    @Test
    void a_section_without_commands_fails() throws Exception {
        assertThat(read("echo no prompt").err()).contains("the section \"Your own system\" has no commands");
    }

    @Test
    void a_folder_of_that_name_is_not_touched() throws Exception {
        Path mine = Files.createDirectories(temp.resolve("notes"));

        assertThat(read("$ true").err()).contains("exists; the README makes a plugin there");
        assertThat(mine).exists();
    }

    private Ended read(String... block) throws IOException, InterruptedException {
        Files.writeString(checkout.resolve("README.md"), """
                ## Another section

                ```
                $ exit 1
                ```

                ## Your own system

                ```java
                $ exit 2
                ```

                ```
                %s
                ```

                ## The next section

                ```
                $ exit 3
                ```
                """.formatted(String.join("\n", block)));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        Process script = new ProcessBuilder(checkout.resolve(".ci/readme").toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(script.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(script.exitValue(), Files.readAllLines(out), Files.readString(err, StandardCharsets.UTF_8));
    }
}
