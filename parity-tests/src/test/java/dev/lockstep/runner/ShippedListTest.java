package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin ships the list of known differences of its system in its jar, with the witnesses beside it. */
class ShippedListTest {

    private static final String ENTRY = "META-INF/lockstep/known/notes.yaml";

    @TempDir
    private static Path shared;

    private static Path bare;
    private static Path shipping;
    private static Path list;
    private static Path walked;

    @TempDir
    private Path temp;

    /** The list is made as its author would make it: by {@code known add} in the plugin's resources. */
    @BeforeAll
    static void ship() throws IOException {
        bare = PluginJar.NOTES.build(shared);
        list = Files.createDirectories(
                        shared.resolve("resources").resolve(ENTRY).getParent())
                .resolve("notes.yaml");
        Files.writeString(list, "# the known differences of notes\n");
        walked = shared.resolve("walked");
        walk(bare, walked);
        Terminal add = Terminal.run(
                "known", "add", walked.toString(), "--plugin", bare.toString(), "--known", list.toString());
        assertThat(add.exit()).as(add.err()).isZero();
        String text = Files.readString(list);
        for (String left : List.of("owner", "link", "reason")) {
            text = text.replace(left + ": \"\"", left + ": docs/findings/lossy.md");
        }
        Files.writeString(list, text);
        shipping = PluginJar.NOTES.with(shared.resolve("resources"), shared, shared.resolve("shipping.jar"));
    }

    @Test
    void a_walk_is_under_the_list_that_the_plugin_ships() {
        assertThat(walk(shipping, temp.resolve("out")).out()).contains("  known        1 LS-0001;");
    }

    @Test
    void a_list_that_is_asked_for_comes_before_the_one_that_is_shipped() throws IOException {
        Path empty = Files.writeString(temp.resolve("empty.yaml"), "# none\n");
        assertThat(walk(shipping, temp.resolve("out"), "--known", empty.toString())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void the_list_is_printed_with_the_jar_that_it_is_in() {
        assertThat(about(shipping, "known", "list").out())
                .startsWith(shipping + "!/" + ENTRY + ": 1 entry\nLS-0001  embedded → lossy, ");
    }

    @Test
    void an_entry_in_a_jar_is_proven_narrow() {
        assertThat(about(shipping, "known", "check").out()).endsWith(" of them covered\n");
    }

    @Test
    void a_witness_in_a_jar_is_played() {
        assertThat(about(shipping, "witnesses", "--arms", "embedded,lossy").out())
                .isEqualTo("LS-0001 holds\nPARITY: 1 of 1 witnesses hold\n");
    }

    @Test
    void the_patch_for_a_list_in_a_jar_is_one_for_the_plugins_sources() throws IOException {
        Path jar = shipping("deviating: lossy}", "deviating: cli}");
        assertThat(about(jar, "witnesses").out()).contains("\n--- a/src/main/resources/" + ENTRY + "\n");
    }

    @Test
    void a_damaged_list_names_the_jar_the_file_and_the_line() throws IOException {
        Path jar = shipping("kind: known-bug", "kind: known-fault");
        Terminal terminal = walk(jar, temp.resolve("out"));
        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("lockstep: " + jar + "!/" + ENTRY + ":4: kind: ");
    }

    @Test
    void a_missing_witness_names_the_jar_and_the_file() throws IOException {
        Path jar = shipping("witness: witnesses/", "witness: elsewhere/");
        assertThat(about(jar, "known", "list").err())
                .startsWith("lockstep: " + jar + "!/" + ENTRY + ":")
                .endsWith("witness: there is no file " + jar + "!/META-INF/lockstep/known/elsewhere/LS-0001.jsonl\n");
    }

    @Test
    void a_list_in_a_jar_is_not_added_to() {
        Terminal add = Terminal.run("known", "add", walked.toString(), "--plugin", shipping.toString());
        assertThat(add.exit()).isEqualTo(2);
        assertThat(add.err())
                .isEqualTo("lockstep: " + shipping + "!/" + ENTRY + ": a list in a jar cannot be added to; name with"
                        + " --known the file from which the jar is built, and build the jar again afterwards\n");
    }

    @Test
    void the_message_names_where_a_plugin_without_a_list_could_have_one() {
        assertThat(about(bare, "known", "list").err())
                .isEqualTo("lockstep: there is no list for notes at " + ENTRY
                        + " of the plugin plugin.jar or at ./parity-tests/known/notes.yaml; create one (comments alone"
                        + " are enough), or name one with --known\n");
    }

    /** Returns the plugin with another word in its list. */
    private Path shipping(String right, String wrong) throws IOException {
        Path known =
                Files.createDirectories(temp.resolve("resources").resolve(ENTRY).getParent());
        String text = Files.readString(list);
        assertThat(text).contains(right);
        Files.writeString(known.resolve("notes.yaml"), text.replace(right, wrong));
        Files.createDirectory(known.resolve("witnesses"));
        Files.copy(list.resolveSibling("witnesses/LS-0001.jsonl"), known.resolve("witnesses/LS-0001.jsonl"));
        return PluginJar.NOTES.with(temp.resolve("resources"), shared, temp.resolve("shipping.jar"));
    }

    private static Terminal walk(Path jar, Path out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--no-shrink", "--arms", "embedded,lossy", "--steps", "40", "--out", out.toString()));
        arguments.addAll(List.of(more));
        return about(jar, arguments.toArray(String[]::new));
    }

    private static Terminal about(Path jar, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--system", "notes", "--plugin", jar.toString()));
        return Terminal.run(all);
    }
}
