package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.junit.Arms.Absent;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class AbsentArmTest {

    @TempDir
    private Path out;

    static class Hanging {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Absent.class},
                workloads = Shelf.class,
                seeds = "1..2")
        void shelves_agree() {}
    }

    @Test
    void an_absent_arm_aborts_each_walk_with_the_reason() {
        Events events = Suite.of(Hanging.class, out).run();

        assertThat(Suite.names(events.succeeded())).isEmpty();
        assertThat(Suite.names(events.aborted())).hasSize(3);
        assertThat(Suite.thrown(events).get(0)).hasMessage("INFRA: no shelf hangs here");
    }

    @Test
    void an_absent_arm_is_a_failure_where_every_arm_is_required() {
        Events events =
                Suite.of(Hanging.class, out).with(Overrides.REQUIRED, "true").run();

        assertThat(Suite.names(events.failed())).hasSize(2);
        assertThat(Suite.thrown(events).get(0))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "INFRA: no shelf hangs here; every arm is required here, because of lockstep.required=true");
    }

    @ParameterizedTest
    @CsvSource({"CI,true", "CI,1", "TF_BUILD,True", "LOCKSTEP_REQUIRE_CONTAINERS,true"})
    void a_build_server_requires_every_arm(String variable, String value) {
        Presence presence = presence(Map.of(variable, value), Optional.empty());

        assertThatThrownBy(() -> presence.aborted("there is no engine"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageEndingWith("because of " + variable + "=" + value);
    }

    @Test
    void so_does_one_that_tells_only_its_address() {
        Presence presence = presence(Map.of("JENKINS_URL", "http://builds.example"), Optional.empty());

        assertThatThrownBy(() -> presence.aborted("there is no engine")).hasMessageEndingWith("because of JENKINS_URL");
    }

    @ParameterizedTest
    @CsvSource({"CI,false", "CI,''", "HOME,true"})
    void elsewhere_no_arm_is_required(String variable, String value) {
        assertThat(presence(Map.of(variable, value), Optional.empty()).aborted("there is no engine"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("INFRA: there is no engine");
    }

    @Test
    void what_a_person_says_counts_more_than_the_environment() {
        assertThat(presence(Map.of("CI", "true"), Optional.of("false")).aborted("there is no engine"))
                .isInstanceOf(TestAbortedException.class);
    }

    private static Presence presence(Map<String, String> environment, Optional<String> required) {
        return new Presence(name -> required, environment::get);
    }
}
