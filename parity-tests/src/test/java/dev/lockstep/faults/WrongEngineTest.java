package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.cli.h2.H2CliProvider;
import dev.lockstep.cli.jena.JenaCliProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.h2.H2ServerProvider;
import dev.lockstep.server.jena.JenaServerProvider;
import dev.lockstep.system.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arm in the box tells the version of its engine, so jars of another version than the named one are noticed. */
class WrongEngineTest {

    private static final String NAMED = "99.0.1";

    @TempDir
    private Path folder;

    static Stream<BackendProvider> providers() {
        return Stream.of(
                new H2EmbeddedProvider(),
                new H2CliProvider(),
                new H2ServerProvider(),
                new JenaEmbeddedProvider(),
                new JenaCliProvider(),
                new JenaServerProvider());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void jars_of_another_version_than_the_named_one_end_the_walk(BackendProvider provider) {
        Engine real = Ground.of(provider.system()).engine();

        WalkResult result = walk(provider, misnamed(real), real);

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail())
                .contains("version " + NAMED, "its engine says that it is version " + real.version());
    }

    @Test
    void a_driver_of_another_version_than_the_named_one_ends_the_walk() {
        Engine real = Ground.H2.engine();

        WalkResult result = walk(new H2ServerProvider(), real, misnamed(real));

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail())
                .contains("version " + NAMED, "its driver says that it is version " + real.version());
    }

    private static Engine misnamed(Engine real) {
        return new Engine(real.system(), NAMED, real.jars());
    }

    private WalkResult walk(BackendProvider provider, Engine engine, Engine client) {
        Map<String, String> settings = Map.of("server.launcher", "process");
        ArmPlan arm = new ArmPlan(SocialWalk.REFERENCE, provider, engine, client, settings);
        return new SocialWalk(List.of(arm), 1, 1, Duration.ofSeconds(60)).play(folder);
    }
}
