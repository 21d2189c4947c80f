package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code docs/adding-a-system.md} are written as the page shows them, built and walked. */
class AddingASystemTest {

    private static final Pattern FILE =
            Pattern.compile("^`\\.\\./(tally/[^`]+)`:\\n\\n```\\w+\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    private static Path beside;

    private static Path jar;

    @TempDir
    private Path out;

    @BeforeAll
    static void the_page_is_followed() throws IOException {
        Matcher files = FILE.matcher(Files.readString(Path.of("../docs/adding-a-system.md"), StandardCharsets.UTF_8));
        while (files.find()) {
            Path file = beside.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2), StandardCharsets.UTF_8);
        }
        jar = new PluginJar(beside.resolve("tally/src/main")).build(beside);
        PluginJar.compile(beside.resolve("tally/src/test/java"), beside.resolve("tests"), jar);
    }

    @Test
    void its_two_arms_walk_in_parity() throws IOException {
        Terminal terminal = run(script("tally"));

        assertThat(terminal.exit()).as(terminal.out() + terminal.err()).isZero();
        assertThat(terminal.out())
                .startsWith("PARITY  tally, tally, seed 1: 100 of 100 steps over embedded, cli in ")
                .contains("  exercised    3 of 3 commands, 1 of 1 probes, on every arm that offers them\n");
    }

    @Test
    void its_wrong_script_diverges_as_the_page_shows() throws IOException {
        Path wrong = beside.resolve("tally/wrong");
        Files.writeString(
                wrong,
                Files.readString(beside.resolve("tally/tally"))
                        .replace("    rm \"$3\"", "    [ \"$3\" = c7 ] || rm \"$3\""));

        Terminal terminal = run(script("wrong"));

        assertThat(terminal.exit()).as(terminal.err()).isEqualTo(1);
        String shown = terminal.out();
        String placed = shown.replace(wrong.toString(), "../tally/wrong");
        // Between these lines nothing else names a folder of this run.
        assertThat(Path.of("../docs/adding-a-system.md"))
                .content()
                .contains(between(shown, "  found  ", "               /"), between(placed, "  answers  ", "  next  "));
    }

    private static String between(String text, String first, String last) {
        int from = text.indexOf(first);
        return text.substring(from, text.indexOf(last, from));
    }

    private Terminal run(Path script) {
        return Terminal.run(
                "run",
                "--plugin",
                jar.toString(),
                "--system",
                "tally",
                "--set",
                "tally.script=" + script,
                "--out",
                out.resolve("walk").toString());
    }

    private static Path script(String name) {
        Path script = beside.resolve("tally").resolve(name);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
