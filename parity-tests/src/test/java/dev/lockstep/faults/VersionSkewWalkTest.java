package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.h2.H2ServerProvider;
import dev.lockstep.system.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server and a client of different versions, compared with the newer one in process. */
class VersionSkewWalkTest {

    private static final long STEPS = 120;

    @TempDir
    Path folder;

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"2.4.240, 2.5.252", "2.5.252, 2.4.240"})
    void a_server_and_a_client_of_other_versions_do_not_differ_from_one_version(String server, String client)
            throws EngineUnavailableException {
        ArmPlan skewed =
                new ArmPlan(SocialWalk.OTHER, new H2ServerProvider(), engine(server), engine(client), Map.of());
        List<ArmPlan> arms = List.of(SocialWalk.arm(SocialWalk.REFERENCE, new H2EmbeddedProvider()), skewed);

        WalkResult result = new SocialWalk(arms, 1, STEPS, Duration.ofSeconds(60)).play(folder);

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.steps()).isEqualTo(STEPS);
    }

    private static Engine engine(String version) throws EngineUnavailableException {
        return new Resolver().resolve(Ground.H2.system(), version);
    }
}
