package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.trial.Trial;
import dev.lockstep.workloads.script.Notation;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement fails inside the system. A script goes on if the arm still answers; a walk over a model never does. */
class FailedInsideTest {

    private static final BackendProvider EMBEDDED = new H2EmbeddedProvider();

    @TempDir
    private Path folder;

    private int fired;

    /** Fails at the given operation and, if it is gone then, at all after it. */
    private final class Failing implements ForwardingProvider {

        private final int when;
        private final String code;
        private final boolean gone;

        Failing(int when, String code, boolean gone) {
            this.when = when;
            this.code = code;
            this.gone = gone;
        }

        @Override
        public BackendProvider provider() {
            return EMBEDDED;
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            Backend backend = EMBEDDED.open(context);
            return new ForwardingBackend() {
                private int asked;

                @Override
                public Backend backend() {
                    return backend;
                }

                @Override
                public Outcome apply(Operation operation) throws InterruptedException {
                    asked++;
                    if (asked == when || gone && asked > when) {
                        fired++;
                        return new Broken(
                                Broken.Cause.DIED,
                                "it failed",
                                true,
                                Map.of(Broken.CODE, code, Broken.MESSAGE, "NullPointerException"));
                    }
                    return backend.apply(operation);
                }
            };
        }
    }

    @Test
    void a_script_goes_on_after_a_failure_inside() throws Exception {
        Trial trial = played(new Failing(2, "50000", false));

        assertThat(fired).isEqualTo(1);
        assertThat(trial.outcomes())
                .hasSize(3)
                .element(1)
                .isEqualTo(new Outcome.Refused("FAILED_INSIDE", "50000", "NullPointerException"));
        assertThat(trial.outcomes().get(2)).isInstanceOf(Outcome.Rows.class);
    }

    @Test
    void an_arm_that_does_not_answer_after_it_is_broken() throws Exception {
        Trial trial = played(new Failing(2, "50000", true));

        assertThat(fired).isEqualTo(2);
        assertThat(trial.outcomes())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.detail())
                                .isEqualTo("it failed inside (50000), and the connection did not answer afterwards"));
    }

    @Test
    void a_lost_connection_and_a_damaged_file_are_not_asked_again() throws Exception {
        for (String code : List.of("90067", "90030", "")) {
            fired = 0;
            assertThat(played(new Failing(2, code, false)).outcomes())
                    .hasSize(2)
                    .last()
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.detail()).isEqualTo("it failed"));
            assertThat(fired).isEqualTo(1);
        }
    }

    @Test
    void a_walk_over_a_model_takes_it_as_a_finding() throws Exception {
        var walk = new SocialWalk(EMBEDDED, new Failing(20, "50000", false), 1, 40, Duration.ofSeconds(20));

        assertThat(walk.play(Files.createDirectory(folder.resolve("walk"))).verdict())
                .isEqualTo(Verdict.DIVERGED);
        assertThat(fired).isEqualTo(1);
    }

    private Trial played(BackendProvider provider) throws IOException {
        SystemUnderTest system = Ground.of(EMBEDDED.system()).engine().system();
        Path written = Files.writeString(
                folder.resolve("report.sql"), "CREATE TABLE t(a INT);\nINSERT INTO t VALUES (1);\nSELECT * FROM t;\n");
        ScriptFile script =
                ScriptFile.readAll(written, Notation.of(system).orElseThrow()).get(0);
        return Trial.play(
                script,
                new ScriptWorkload(system, List.of(script)),
                new ArmPlans("failing", List.of(SocialWalk.arm("failing", provider))),
                Limits.of(Duration.ofSeconds(20)),
                Files.createTempDirectory(folder, "arm"));
    }
}
