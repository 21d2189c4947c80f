package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts that were written by hand for the pages of {@code docs/findings}, played against the real engines. */
class HandWrittenReprosTest {

    private static final FindingPages PAGES = new FindingPages(Path.of("../docs/findings"));

    /** Two threads must meet at a moment, so one play in forty seconds may be without it. */
    private static final List<String> BY_CHANCE = List.of("h2-rollback-undoes-commits");

    private static final String FAST = "h2-memory-refuses-reuse-space";

    @TempDir
    private Path folder;

    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> a_script_shows_the_finding_of_its_page() throws IOException {
        List<String> pages = new ArrayList<>();
        for (String page : PAGES.names()) {
            if (PAGES.shown(page) instanceof FindingPages.ByHand) {
                pages.add(page);
            }
        }
        assertThat(pages).hasSizeGreaterThan(20);
        return pages.stream()
                .map(page -> dynamicTest(page, () -> {
                    Played played = play(page);
                    assertThat(played.exit())
                            .as(played.said())
                            .isIn(BY_CHANCE.contains(page) ? List.of(0, 1) : List.of(1));
                    assertThat(played.said()).contains("The finding is ", "shown by ");
                }));
    }

    @Test
    void a_script_ends_with_1_for_the_release_of_its_page_and_says_what_was_seen() throws Exception {
        Played played = play(FAST);

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).contains("NullPointerException", "The finding is shown by 2.5.252.");
    }

    @Test
    void a_script_ends_with_0_for_a_release_that_is_right() throws Exception {
        Played played = play(FAST, "--release", "2.1.214");

        assertThat(played.exit()).as(played.said()).isZero();
        assertThat(played.said()).contains("The finding is not shown by 2.1.214.");
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({
        "h2-error-quotes-statement-short, 2.0.202",
        "h2-truncate-is-not-durable, 1.4.192",
        "jena-compaction-keeps-deleted-files-open, 5.6.0"
    })
    void a_release_that_its_page_calls_right_is_right(String page, String release) throws Exception {
        Played played = play(page, "--release", release);

        assertThat(played.exit()).as(played.said()).isZero();
    }

    /** Before anything is started. */
    @Test
    void a_script_that_needs_a_tracer_says_so_when_there_is_none() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sh", "basename", "dirname", "sed")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin").resolve(tool));
        }

        Played played = play(Map.of("PATH", tools.toString()), "jena-torn-journal-shuts-the-store");

        assertThat(played.exit()).as(played.said()).isEqualTo(3);
        assertThat(played.said()).contains("there is no strace on the path");
    }

    @Test
    void a_release_without_jars_is_no_agreement_and_a_wrong_option_is_named() throws Exception {
        Played missing = play(FAST, "--jars", folder.toString());

        assertThat(missing.exit()).as(missing.said()).isEqualTo(3);
        assertThat(missing.said()).contains("there is no ", "h2-2.5.252.jar; name a folder with --jars");

        Played wrong = play(FAST, "--nonsense", "x");

        assertThat(wrong.exit()).as(wrong.said()).isEqualTo(2);
        assertThat(wrong.said()).contains("--nonsense is no option");
    }

    /** The words of the comparison, without an engine. */
    @ParameterizedTest
    @CsvSource({"wrong, 1", "right, 0", "else, 3", "'', 3"})
    void an_answer_that_is_neither_wrong_nor_right_shows_nothing(String answer, int exit) throws Exception {
        Path own = Files.createDirectories(folder.resolve("page"));
        Files.copy(script(FAST).getParent().resolveSibling("by-hand.sh"), folder.resolve("by-hand.sh"));
        Path script = Files.writeString(
                own.resolve("run.sh"),
                "# Compares.\n. \"$(dirname \"$0\")/../by-hand.sh\"\nbegin\ncompare 'asked:' '" + answer
                        + "' wrong right\nfinish\n");

        Played played = play(Map.of(), script);

        assertThat(played.exit()).as(played.said()).isEqualTo(exit);
    }

    @Test
    void help_says_what_the_script_does_and_which_options_it_takes() throws Exception {
        Played help = play(FAST, "--help");

        assertThat(help.exit()).as(help.said()).isZero();
        assertThat(help.said()).startsWith("Opens a database in a file").contains("--release VERSION", "ends with 0");
        assertThat(help.said()).doesNotContain("set -eu", "#");
    }

    private record Played(int exit, String said) {}

    private static Path script(String page) throws IOException {
        return ((FindingPages.ByHand) PAGES.shown(page)).script().toAbsolutePath();
    }

    private Played play(String page, String... options) throws Exception {
        return play(Map.of(), script(page), options);
    }

    private Played play(Map<String, String> environment, String page) throws Exception {
        return play(environment, script(page));
    }

    private Played play(Map<String, String> environment, Path script, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(options));
        ProcessBuilder play =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        play.environment().putAll(environment);
        Process process = play.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Played(process.waitFor(), said);
    }
}
