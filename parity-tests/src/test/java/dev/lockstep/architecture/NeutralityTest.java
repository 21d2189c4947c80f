package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The framework's own packages serve any engine over any transport, so their code names none. */
class NeutralityTest {

    private static final Set<String> ENGINES_AND_TRANSPORTS = Set.of(
            "h2", "jena", "tdb", "tdb2", "fuseki", "jdbc", "sql", "sparql", "embedded", "cli", "server", "docker");

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** The packages that serve every system over every transport. */
    static final List<String> NEUTRAL = List.of(
            "op",
            "disk",
            "backend",
            "workload",
            "stream",
            "normal",
            "parity",
            "known",
            "shrink",
            "report",
            "campaign",
            "crash");

    @ParameterizedTest
    @FieldSource("NEUTRAL")
    void the_package_names_no_engine_and_no_transport(String name) {
        Path folder = Sources.main("dst-api").resolve("dev/lockstep").resolve(name);

        List<Path> sources = Sources.under(folder);
        assertThat(sources).as("the sources of %s", name).isNotEmpty();

        // The kits for two families of engines are below "backend", and they name those engines.
        List<String> named = sources.stream()
                .filter(source -> source.getParent().equals(folder))
                .flatMap(source -> named(Sources.code(source)).map(word -> source.getFileName() + ": " + word))
                .toList();

        assertThat(named).isEmpty();
    }

    @Test
    void an_engine_is_seen_in_the_middle_of_a_name_and_in_a_text() {
        assertThat(named("class OpenH2Store { String s = \"the embedded one\"; int clients; }"))
                .containsExactly("h2", "embedded");
    }

    private static Stream<String> named(String code) {
        return BETWEEN_WORDS
                .splitAsStream(code)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(ENGINES_AND_TRANSPORTS::contains);
    }
}
