package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The grids of {@code docs/findings/releases.md} are what the command above each of them prints. */
@Tag("nightly")
class ReleasePageTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern GRID =
            Pattern.compile("```\\n\\./lockstep (try [^\\n]* --markdown)\\n```\\n\\n((?:\\|[^\\n]*\\n)+)");

    @Test
    void each_grid_is_what_its_command_prints() throws IOException {
        Matcher grid = GRID.matcher(Files.readString(CHECKOUT.resolve("docs/findings/releases.md")));
        List<String> systems = new ArrayList<>();
        while (grid.find()) {
            List<String> words = Stream.of(grid.group(1).split(" "))
                    .map(word -> word.startsWith("parity-tests/")
                            ? CHECKOUT.resolve(word).toString()
                            : word)
                    .toList();

            Terminal played = Terminal.run(words);

            assertThat(played.out()).as(grid.group(1) + "\n" + played.err()).isEqualTo(grid.group(2));
            systems.add(words.contains("jena") ? "jena" : "h2");
        }
        assertThat(systems).containsExactly("h2", "jena");
    }
}
