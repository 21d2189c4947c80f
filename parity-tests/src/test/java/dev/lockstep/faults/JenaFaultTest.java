package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.cli.jena.JenaCliProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.jena.JenaServerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The planted bugs again in Jena: all of them in process, and some over its tools and in Fuseki. */
class JenaFaultTest {

    private static final BackendProvider EMBEDDED = new JenaEmbeddedProvider();
    private static final BackendProvider CLI = new JenaCliProvider();
    private static final BackendProvider SERVER = new JenaServerProvider();

    private static final long SEED = 1;
    private static final long STEPS = 400;

    /** Walks that run to their end are shorter. */
    private static final long HARMLESS_STEPS = 150;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** For bugs that must run into the limit. It is long enough for the first steps on a busy machine. */
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(8);

    /** An empty triple store does not lack a table: it answers without rows. */
    private static final Map<Fault, Seen> OTHERWISE = Map.of(
            Fault.REOPEN_OPENS_AN_EMPTY_STORE,
            Seen.asDiverged(DifferenceClass.MISSING, "/probe/*/rows/*", "reopen"),
            Fault.REOPEN_OPENS_AN_EMPTY_STORE_EVERYWHERE,
            Seen.asModel(DifferenceClass.MISSING, "/probe/*/rows/*", "reopen"));

    @TempDir
    Path folder;

    @Tag("nightly")
    @Test
    void a_bug_that_is_switched_off_is_harmless() {
        WalkResult result = walk(EMBEDDED, Bug.NONE, false, HARMLESS_STEPS, LIMIT);
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.steps()).isEqualTo(HARMLESS_STEPS);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LOST_WRITE",
                "REFUSED_BATCH_HALF_KEPT",
                "OTHER_CLASS_EVERYWHERE",
                "STALE_READ_AFTER_WRITE",
                "NUL_ENDS_TEXT",
                "REOPEN_OPENS_AN_EMPTY_STORE"
            })
    void a_bug_is_seen(Fault fault) {
        assertSeen(EMBEDDED, fault);
    }

    /** Jena reports no count of the triples that an update changed, so no count can be wrong. */
    @ParameterizedTest
    @Tag("nightly")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WRONG_COUNT", "WRONG_COUNT_EVERYWHERE"})
    void every_bug_is_seen(Fault fault) {
        assertSeen(EMBEDDED, fault);
    }

    /** A process for each operation takes minutes; H2's command line has its bugs by day. */
    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"NULL_AS_EMPTY", "SWALLOWED_ERROR"})
    void a_bug_on_the_command_line_is_seen(Fault fault) {
        assertSeen(CLI, fault);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"HALF_APPLIED_BATCH", "DUPLICATED_ROW", "OTHER_CLASS"})
    void a_bug_in_the_server_is_seen(Fault fault) {
        assertSeen(SERVER, fault);
    }

    private void assertSeen(BackendProvider planted, Fault fault) {
        Seen seen = OTHERWISE.getOrDefault(fault, fault.seen());
        boolean mustTimeOut = seen.cause().equals(Optional.of(Broken.Cause.TIMED_OUT));
        WalkResult result = walk(planted, fault.bug(), fault.isEverywhere(), STEPS, mustTimeOut ? SHORT_LIMIT : LIMIT);
        new Sighting(result).isOf(seen, fault.isEverywhere(), SocialWalk.OTHER);
    }

    private WalkResult walk(
            BackendProvider planted, Supplier<Bug> bug, boolean everywhere, long steps, Duration limit) {
        BackendProvider reference = everywhere ? new PlantedProvider(EMBEDDED, bug) : EMBEDDED;
        return new SocialWalk(reference, new PlantedProvider(planted, bug), SEED, steps, limit).play(folder);
    }
}
