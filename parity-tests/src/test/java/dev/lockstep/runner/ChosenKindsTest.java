package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --only} and {@code --without}, on the example plugin's add, addAgain, erase and reopen. */
class ChosenKindsTest {

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.NOTES.build(shared);
    }

    private Terminal run(String... choice) {
        return Terminal.run(Stream.concat(
                        Stream.of(
                                "run",
                                "--plugin",
                                jar.toString(),
                                "--system",
                                "notes",
                                "--arms",
                                "embedded",
                                "--steps",
                                "30",
                                "--out",
                                folder.resolve("walk").toString()),
                        Stream.of(choice))
                .toArray(String[]::new));
    }

    @Test
    void what_is_left_out_by_choice_is_named_and_is_no_hole() {
        Terminal walk = run("--without", "erase");

        assertThat(walk.exit()).as(walk.out() + walk.err()).isZero();
        assertThat(walk.out())
                .startsWith("PARITY  notes, notes without 1 command, seed 1: 30 of 30 steps")
                .contains("\n  left out     by choice: erase\n");
    }

    @Test
    void the_record_has_the_choice_and_a_replay_says_it_again() throws IOException {
        run("--without", "erase");

        assertThat(Files.readAllLines(folder.resolve("walk/ops.jsonl")).get(0)).contains("\"leftOut\":[\"erase\"]");
        assertThat(Files.readString(folder.resolve("walk/ops.jsonl"))).doesNotContain("\"command\":\"erase\"");
        Terminal replay = Terminal.run(
                "replay",
                folder.resolve("walk").toString(),
                "--plugin",
                jar.toString(),
                "--out",
                folder.resolve("again").toString());
        assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
        assertThat(replay.out()).startsWith("PARITY  notes, notes without 1 command, seed 1");
    }

    @Test
    void a_campaign_need_not_exercise_what_is_left_out() {
        Terminal walks = run("--without", "erase", "--seeds", "1..3");

        assertThat(walks.out()).doesNotContain("missing      command erase");
    }

    @Test
    void an_unknown_kind_is_refused_with_the_nearest_names() {
        assertThat(run("--only", "eras").err())
                .isEqualTo("lockstep: --only: notes has no command eras; the nearest are erase, add, reopen\n");
    }

    @Test
    void a_kind_that_is_named_in_both_is_refused() {
        assertThat(run("--only", "erase", "--without", "erase").err())
                .isEqualTo("lockstep: --without: it takes erase away, which --only names; name it in one of them\n");
    }

    @Test
    void nothing_left_is_refused() {
        assertThat(run("--without", "add,addAgain,erase,reopen").err())
                .startsWith("lockstep: --without: no kind of command of notes is left");
    }
}
