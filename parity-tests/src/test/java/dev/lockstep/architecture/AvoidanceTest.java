package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.system.Avoidance;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Walks steer round a known bug only if the system declares it, because only then there is an entry about it. */
class AvoidanceTest {

    /** The question whether a known bug is avoided. */
    private static final Pattern ASKED = Pattern.compile("\\.avoids\\(\"([^\"]*)\"\\)");

    /** A setting of an engine in its URL. */
    private static final Pattern SETTING = Pattern.compile(";([A-Z][A-Z_ ]+)=");

    /** The settings that steer round no bug, each with its purpose. */
    private static final Map<String, String> OTHER_SETTINGS = Map.of(
            "IFEXISTS", "a missing store is an error",
            "NETWORK_TIMEOUT", "a silent server is noticed",
            "TRACE_LEVEL_FILE", "the engine's log is no part of a store whose writes are recorded",
            "DB_CLOSE_ON_EXIT", "the walk closes its arms, and not the engine's own hook");

    private static final List<Path> MAIN = Stream.of(
                    "dst-api", "backend-embedded", "backend-cli", "backend-server", "parity-tests/workloads")
            .map(Sources::main)
            .flatMap(folder -> Sources.under(folder).stream())
            .toList();

    private static Stream<String> found(Pattern pattern) {
        return MAIN.stream()
                .flatMap(source -> pattern.matcher(Sources.code(source)).results())
                .map(match -> match.group(1));
    }

    private static List<String> declared(Predicate<Avoidance> which) {
        return Plugins.catalogue(List.of()).systems().stream()
                .map(SystemUnderTest::avoidances)
                .flatMap(avoidances -> avoidances.declared().values().stream())
                .filter(which)
                .map(Avoidance::name)
                .toList();
    }

    @Test
    void the_code_asks_for_every_declared_form_and_for_no_other() {
        assertThat(new TreeSet<>(found(ASKED).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        declared(avoidance -> !(avoidance.means() instanceof Avoidance.Settings)));
    }

    @Test
    void no_setting_of_an_engine_is_in_the_code_unless_it_steers_round_nothing() {
        assertThat(new TreeSet<>(found(SETTING).toList())).containsExactlyInAnyOrderElementsOf(OTHER_SETTINGS.keySet());
    }
}
