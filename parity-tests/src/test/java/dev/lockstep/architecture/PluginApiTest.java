package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin's author meets four packages of the framework, and the base of command-line arms. */
class PluginApiTest {

    private static final Set<String> FOR_PLUGINS = Set.of("op", "backend", "workload", "system", "cli");

    private static final Path EXAMPLE = Sources.ROOT.resolve("parity-tests/example-plugin/src/main/java");

    private static final Pattern LOCKSTEP = Pattern.compile("\\bdev\\.lockstep\\.([a-z.]+)\\.[A-Z]");

    @TempDir
    private Path temp;

    @Test
    void the_example_plugin_needs_nothing_else_of_the_framework() {
        assertThat(Sources.under(EXAMPLE)).isNotEmpty();
        assertThat(foreign(EXAMPLE)).isEmpty();
    }

    @Test
    void only_the_command_line_arm_meets_the_base_of_command_lines() {
        List<String> users = Sources.under(EXAMPLE).stream()
                .filter(source -> Sources.code(source).contains("dev.lockstep.cli."))
                .map(source -> source.getFileName().toString())
                .toList();

        assertThat(users).containsExactly("CommandLineNotes.java");
    }

    @Test
    void an_import_and_a_full_name_from_elsewhere_are_seen() throws Exception {
        Files.writeString(
                temp.resolve("Wrong.java"),
                "import dev.lockstep.stream.SeedTree; class Wrong { dev.lockstep.backend.jdbc.JdbcSession s; }");

        assertThat(foreign(temp)).containsExactly("Wrong.java: stream", "Wrong.java: backend.jdbc");
    }

    private static List<String> foreign(Path sources) {
        return Sources.under(sources).stream()
                .flatMap(source -> packages(source).map(name -> source.getFileName() + ": " + name))
                .toList();
    }

    private static Stream<String> packages(Path source) {
        return LOCKSTEP.matcher(Sources.code(source))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !FOR_PLUGINS.contains(name));
    }
}
