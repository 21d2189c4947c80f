package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is asked for its version, because the name of a jar proves nothing. */
class IdentityTest {

    private static final SystemUnderTest PUBLISHED = new SystemUnderTest(
            "shelf", "Shelf", List.of("org.shelf:shelf"), "2.0", "shelf", Set.of(), Shelf.SYSTEM.refusals());

    @TempDir
    private Path folder;

    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void an_engine_of_another_version_ends_the_walk_before_its_first_step() {
        WalkResult result = walk(PUBLISHED, Optional.of("1.9"));

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.steps()).isZero();
        assertThat(result.detail())
                .isEqualTo(
                        "the arm cli is planned with version 2.0, and its engine says that it is version 1.9; name that"
                                + " version, or mend what the arm starts");
        assertThat(closed).as("the arms that were closed").hasValue(2);
    }

    @Test
    void the_version_that_was_told_is_part_of_the_description() {
        WalkResult result = walk(PUBLISHED, Optional.of("2.0"));

        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(result.told("cli")).contains("2.0");
    }

    @Test
    void an_arm_that_does_not_tell_walks_and_is_not_taken_for_one_that_does() {
        WalkResult result = walk(PUBLISHED, Optional.empty());

        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(result.arms().get("cli")).containsEntry("version told", "");
    }

    @Test
    void a_system_without_artifacts_has_no_planned_version() {
        assertThat(walk(Shelf.SYSTEM, Optional.of("1.9")).verdict()).isEqualTo(Verdict.PARITY);
    }

    private WalkResult walk(SystemUnderTest system, Optional<String> told) {
        return Walk.run(
                WalkBuilder.of(new Shelf())
                        .commands(List.of(
                                new Shelf.Put("cup", 3),
                                new Shelf.PutAgain("cup"),
                                new Shelf.Count(),
                                new Shelf.ReopenShelf()))
                        .arm(arm("embedded", system, Optional.of("2.0")))
                        .arm(arm("cli", system, told))
                        .plan(folder),
                new WalkListener() {});
    }

    private ArmPlan arm(String name, SystemUnderTest system, Optional<String> told) {
        UnaryOperator<Backend> telling = backend -> new Telling(backend, told, closed);
        Engine engine = new Engine(system, "2.0", List.of());
        return new ArmPlan(name, Shelf.arm(name, telling).provider(), engine, engine, Map.of());
    }

    private record Telling(Backend backend, Optional<String> engineVersion, AtomicInteger closed)
            implements ForwardingBackend {
        @Override
        public void close() {
            closed.incrementAndGet();
            backend.close();
        }
    }
}
