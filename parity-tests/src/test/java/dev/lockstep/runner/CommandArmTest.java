package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An arm that is a command, and the file to begin with. */
class CommandArmTest {

    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().getParent().resolve("examples");

    @TempDir
    private Path temp;

    private Terminal run(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--project",
                EXAMPLES.resolve("sqlite/lockstep.yaml").toString(),
                "--seed",
                "1",
                "--steps",
                "6",
                "--no-shrink",
                "--out",
                temp.resolve("out").toString()));
        words.addAll(List.of(more));
        return Terminal.run(words);
    }

    private static String driver() {
        return "mine=python3 '" + EXAMPLES.resolve("sqlite/driver.py") + "'";
    }

    @Test
    void an_arm_that_is_a_command_walks_and_a_replay_knows_it() throws Exception {
        Terminal walked = run("--arm", driver(), "--arms", "python,mine");

        assertThat(walked.exit()).as(walked.err() + walked.out()).isIn(0, 4);
        assertThat(walked.out()).contains("over python, mine").contains("differences  none");
        assertThat(Files.readString(temp.resolve("out/plan.json")))
                .contains("\"commands\"")
                .contains("mine=python3");

        Terminal replayed = Terminal.run(
                "replay",
                temp.resolve("out").toString(),
                "--no-shrink",
                "--out",
                temp.resolve("again").toString());

        assertThat(replayed.out())
                .as(replayed.err())
                .contains("over python, mine")
                .contains("6 of 6 steps");
    }

    @Test
    void a_command_that_is_no_driver_and_a_name_that_is_taken_are_named() {
        Terminal dead = run("--arm", "mine=true", "--arms", "python,mine");
        Terminal taken = run("--arm", "python=true", "--arms", "python");

        assertThat(dead.exit()).isNotZero();
        assertThat(dead.err() + dead.out()).contains("./lockstep driver check -- true says more");
        assertThat(taken.exit()).isEqualTo(2);
        assertThat(taken.err()).contains("the transport python of");
    }

    @Test
    void init_writes_the_file_to_begin_with_and_never_over_another() throws Exception {
        Path file = temp.resolve("lockstep.yaml");

        Terminal first = Terminal.run("init", "--project", file.toString());
        Terminal second = Terminal.run("init", "--project", file.toString());

        assertThat(first.exit()).isZero();
        assertThat(first.out()).contains("docs/project-file.md explains it");
        assertThat(Files.readString(file)).startsWith("# A product").contains("transports:");
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("is there already");
    }
}
