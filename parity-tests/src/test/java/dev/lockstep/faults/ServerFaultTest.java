package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.cli.h2.H2CliProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.h2.H2ServerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The planted bugs again, in the server of a walk over three transports. The server runs in a container if there is a
 * container engine. A bug that is planted everywhere is in all three arms.
 */
class ServerFaultTest {

    private static final BackendProvider EMBEDDED = new H2EmbeddedProvider();
    private static final BackendProvider CLI = new H2CliProvider();
    private static final BackendProvider SERVER = new H2ServerProvider();
    private static final String FAULTY = "server";

    private static final long SEED = 1;
    private static final long STEPS = 400;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** For bugs that must run into the limit. It is long enough for a command line on a busy machine. */
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Tag("nightly")
    @Test
    void a_bug_that_is_switched_off_is_harmless() {
        assertHarmless(List.of(reference(Bug.NONE), server(Bug.NONE)));
    }

    @Test
    @Tag("nightly")
    void a_bug_that_is_switched_off_everywhere_is_harmless() {
        assertHarmless(List.of(reference(Bug.NONE), cli(Bug.NONE), server(Bug.NONE)));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            names = {
                "LOST_WRITE",
                "LOST_WRITE_EVERYWHERE",
                "REFUSED_BUT_APPLIED",
                "HALF_APPLIED_BATCH",
                "SWALLOWED_ERROR",
                "OTHER_CLASS_EVERYWHERE",
                "DUPLICATED_ROW",
                "STALE_READ_AFTER_WRITE",
                "NULL_AS_EMPTY",
                "KILLED",
                "HUNG",
                "TOO_FEW_COLUMNS"
            })
    void a_bug_in_the_server_is_seen(Fault fault) {
        assertSeen(fault);
    }

    /** Takes minutes, nearly all of them for the command line. */
    @ParameterizedTest
    @Tag("nightly")
    @EnumSource
    void every_bug_in_the_server_is_seen(Fault fault) {
        assertSeen(fault);
    }

    @Test
    void a_restart_that_loses_the_last_write_is_seen() {
        assertSeenAfterRestart(
                StoreBugs::withoutTheLastWrite,
                Seen.asDiverged(
                        Seen.either(DifferenceClass.MISSING, DifferenceClass.EXTRA, DifferenceClass.VALUE),
                        "/probe/*/rows/**",
                        "restart"));
    }

    @Test
    void a_restart_with_an_empty_store_is_seen() {
        assertSeenAfterRestart(
                StoreBugs::anEmptyStore, Seen.asDiverged(DifferenceClass.OUTCOME, "/probe/*/outcome", "restart"));
    }

    @Test
    void a_restart_after_which_a_refused_write_has_appeared_is_seen() {
        assertSeenAfterRestart(
                (operation, arm) -> {
                    arm.ask(arm.sabotage().phantom());
                    return arm.ask(operation);
                },
                Seen.asDiverged(DifferenceClass.EXTRA, "/probe/persons/rows/*", "restart"));
    }

    private void assertSeenAfterRestart(StoreBugs.Instead instead, Seen seen) {
        ArmPlan faulty = server(() -> StoreBugs.on(OperationKind.RESTART, instead));
        new Sighting(walk(List.of(reference(Bug.NONE), faulty), LIMIT)).isOf(seen, FAULTY);
    }

    private void assertHarmless(List<ArmPlan> arms) {
        WalkResult result = walk(arms, LIMIT);
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.steps()).isEqualTo(STEPS);
    }

    private void assertSeen(Fault fault) {
        Supplier<Bug> elsewhere = fault.isEverywhere() ? fault.bug() : Bug.NONE;
        boolean mustTimeOut = fault.seen().cause().equals(Optional.of(Broken.Cause.TIMED_OUT));
        WalkResult result = walk(
                List.of(reference(elsewhere), cli(elsewhere), server(fault.bug())), mustTimeOut ? SHORT_LIMIT : LIMIT);
        new Sighting(result).isOf(fault, FAULTY);
    }

    private WalkResult walk(List<ArmPlan> arms, Duration limit) {
        return new SocialWalk(arms, SEED, STEPS, limit).play(folder);
    }

    private static ArmPlan reference(Supplier<Bug> bug) {
        return SocialWalk.arm(SocialWalk.REFERENCE, new PlantedProvider(EMBEDDED, bug));
    }

    private static ArmPlan cli(Supplier<Bug> bug) {
        return SocialWalk.arm("cli", new PlantedProvider(CLI, bug));
    }

    private static ArmPlan server(Supplier<Bug> bug) {
        return SocialWalk.arm(FAULTY, new PlantedProvider(SERVER, bug));
    }
}
