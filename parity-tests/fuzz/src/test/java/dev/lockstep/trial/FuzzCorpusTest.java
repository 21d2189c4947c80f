package dev.lockstep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Limits;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workloads.script.Notation;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fuzzer kept, walked over all transports: each accepts and refuses the same, with the same class. */
class FuzzCorpusTest {

    private static final Path CORPUS = Path.of("corpus");

    @TempDir
    private Path folder;

    /** The known rows, and a few statements after them. */
    @Test
    void the_first_statements_are_answered_alike_by_every_transport() throws Exception {
        assertAlike("h2", "kept-1.sql", 12, "cli", "server");
    }

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(strings = {"h2", "jena"})
    void every_transport_answers_alike(String system) throws Exception {
        for (Path script : scripts(system)) {
            assertAlike(system, script.getFileName().toString(), Integer.MAX_VALUE, "cli", "server");
        }
    }

    @Test
    void a_transport_that_accepts_what_others_refuse_is_seen() throws Exception {
        AtomicInteger fired = new AtomicInteger();

        TrialGrid grid =
                grid("h2", "kept-1.sql", Integer.MAX_VALUE, provider -> new Lenient(provider, fired), "embedded");

        System.out.println("accepted " + fired + " refused statements, and was seen at line "
                + grid.arms().get(0).line().orElseThrow().line());
        assertThat(fired).hasPositiveValue();
        assertThat(grid.has(Compared.Result.DIFFERS)).isTrue();
    }

    private static List<Path> scripts(String system) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(system))) {
            return files.sorted().toList();
        }
    }

    private void assertAlike(String system, String script, int most, String... arms) throws Exception {
        TrialGrid grid = grid(system, script, most, UnaryOperator.identity(), arms);
        System.out.println(system + " " + script + ": " + grid.lines() + " statements, " + grid.refused() + " refused");
        assertThat(grid.lines()).isGreaterThan(8);
        assertThat(grid.arms())
                .allSatisfy(arm -> assertThat(arm.result())
                        .as("%s at %s: %s, not %s", arm.arm(), arm.line(), arm.actual(), arm.expected())
                        .isEqualTo(Compared.Result.SAME));
    }

    private TrialGrid grid(
            String system, String script, int most, UnaryOperator<BackendProvider> changed, String... arms)
            throws IOException, ArmUnavailableException {
        Catalogue catalogue = Plugins.catalogue(List.of());
        SystemUnderTest played = catalogue.system(system);
        ScriptFile whole = ScriptFile.readAll(
                        CORPUS.resolve(system).resolve(script),
                        Notation.of(played).orElseThrow())
                .get(0);
        ScriptFile file =
                new ScriptFile(whole.name(), whole.lines().stream().limit(most).toList());
        Trial reference = play(file, catalogue, played, UnaryOperator.identity(), "embedded~plain");
        List<Trial> trials = new ArrayList<>();
        for (String arm : arms) {
            trials.add(play(file, catalogue, played, changed, arm));
        }
        return TrialGrid.of(reference, trials);
    }

    private Trial play(
            ScriptFile file,
            Catalogue catalogue,
            SystemUnderTest system,
            UnaryOperator<BackendProvider> changed,
            String arm)
            throws IOException, ArmUnavailableException {
        Lineup lineup = Lineup.assemble(
                        catalogue,
                        system,
                        List.of(ArmSpec.parse(arm)),
                        Optional.empty(),
                        Map.of("server.launcher", "process"))
                .pair(arm, changed);
        return Trial.play(
                file,
                new ScriptWorkload(system, List.of(file)),
                lineup.plans(0),
                Limits.of(Duration.ofSeconds(60)),
                Files.createTempDirectory(folder, "arm"));
    }

    /** A transport that reports success for what its engine refuses. */
    private record Lenient(BackendProvider provider, AtomicInteger fired) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new LenientArm(provider.open(context), fired);
        }
    }

    private record LenientArm(Backend backend, AtomicInteger fired) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            Outcome outcome = backend.apply(operation);
            if (!(outcome instanceof Outcome.Refused)) {
                return outcome;
            }
            fired.incrementAndGet();
            return Outcome.Done.UNCOUNTED;
        }
    }
}
