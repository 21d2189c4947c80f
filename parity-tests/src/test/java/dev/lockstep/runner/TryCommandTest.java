package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryCommandTest {

    @TempDir
    private Path folder;

    @Test
    void a_script_that_every_arm_plays_to_its_end_ends_with_0() throws Exception {
        Terminal played = tried("CREATE TABLE t(a INT); INSERT INTO t VALUES (1); SELECT * FROM t;", "embedded");
        assertThat(played.exit()).as(played.err()).isZero();
        assertThat(played.out()).startsWith("report.sql, 3 lines, compared with embedded~plain\n");
    }

    @Test
    void an_answer_that_changes_from_play_to_play_is_named_and_says_nothing() throws Exception {
        Terminal played = tried("SELECT RANDOM_UUID(); SELECT 1;", "embedded");
        assertThat(played.exit()).as(played.err()).isEqualTo(4);
        assertThat(played.out()).contains("line 1  SELECT RANDOM_UUID(): nothing is compared, because embedded~plain");
    }

    @Test
    void a_script_of_which_every_statement_is_refused_is_no_agreement() throws Exception {
        Terminal played = tried("SELEC 1; SELECT * FROM nothing;", "embedded");
        assertThat(played.exit()).as(played.err()).isEqualTo(4);
        assertThat(played.out())
                .contains("refuses every statement", "embedded~plain at line 1  SELEC 1: refused SYNTAX");
    }

    @Test
    void an_arm_that_cannot_play_a_line_is_no_agreement() throws Exception {
        Terminal played = tried("-- lockstep: session a\nSELECT 1;", "embedded", "cli");
        assertThat(played.exit()).as(played.err()).isEqualTo(4);
        assertThat(played.out()).contains("not offered", "left out by cli: line 2  SELECT 1: a session ends with");
    }

    @Test
    void a_statement_that_fails_inside_is_refused_and_the_script_goes_on() throws Exception {
        Terminal played = tried("SELECT JSON_ARRAY(U&'\\DC00'); CREATE TABLE t(a INT); SELECT 7;", "embedded@2.4.240");
        assertThat(played.exit()).as(played.err()).isEqualTo(1);
        assertThat(played.out())
                .contains("2.4.240           refused, line 1\n", "here: refused FAILED_INSIDE 50000: General error")
                .doesNotContain("which refuses every statement", "broken");
    }

    @Tag("nightly")
    @Test
    void a_statement_that_fails_inside_is_refused_over_every_transport() throws Exception {
        Terminal played = tried(
                "SELECT JSON_ARRAY(U&'\\DC00'); CREATE TABLE t(a INT); SELECT 7;",
                "embedded@2.4.240",
                "cli@2.4.240",
                "server@2.4.240");
        assertThat(played.exit()).as(played.err()).isEqualTo(1);
        assertThat(played.out())
                .contains(
                        "embedded@2.4.240, server@2.4.240: line 1",
                        "cli@2.4.240: line 1",
                        "here: refused FAILED_INSIDE 50000")
                .doesNotContain("broken");
    }

    @Test
    void an_unknown_release_is_called_by_the_option_that_named_it() throws Exception {
        Path file = Files.writeString(folder.resolve("report.sql"), "SELECT 1;");
        Terminal refused = Terminal.run("try", file.toString(), "--arms", "embedded", "--releases", "0.0.0");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).startsWith("lockstep: --releases: there is no version 0.0.0 of H2");
        Terminal other = Terminal.run("try", file.toString(), "--arms", "embedded@0.0.0", "--releases", "0.0.0");
        assertThat(other.err()).startsWith("lockstep: --arms: there is no version 0.0.0 of H2");
    }

    @Test
    void the_surroundings_of_a_transport_are_those_of_its_arms_in_every_release() throws Exception {
        Path file = Files.writeString(folder.resolve("report.sql"), "SELECT 1;");
        Terminal played = Terminal.run(
                "try",
                file.toString(),
                "--arms",
                "embedded",
                "--releases",
                "2.4.240,2.5.252",
                "--surroundings",
                "embedded=Europe/Berlin");
        assertThat(played.exit()).as(played.err()).isZero();
    }

    private Terminal tried(String script, String... arms) throws IOException {
        Path file = Files.writeString(folder.resolve("report.sql"), script);
        List<String> words = new ArrayList<>(List.of("try", file.toString(), "--arms", String.join(",", arms)));
        return Terminal.run(words);
    }
}
