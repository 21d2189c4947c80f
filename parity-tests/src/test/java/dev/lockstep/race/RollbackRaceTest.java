package dev.lockstep.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finding h2-rollback-undoes-commits, which a busy machine shows within seconds. */
class RollbackRaceTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Operation.Query VALUE =
            Operation.orderedQuery("SELECT", List.of(new Column("v", ValueKind.NUMBER, "v")), "FROM t WHERE k = 1");

    @TempDir
    private Path root;

    @Test
    @Tag("nightly")
    void a_rollback_takes_committed_updates_of_another_session_with_it() throws Exception {
        SystemUnderTest h2 = new H2Provider().system();
        Engine engine = new Resolver().resolve(h2, h2.defaultVersion());
        ArmContext context = new ArmContext(
                "embedded",
                ArmFolder.create(root.resolve("arm")),
                engine,
                engine,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Map.of());
        try (Backend backend = new H2EmbeddedProvider().open(context)) {
            backend.apply(Operation.mutate("CREATE TABLE t(k INT PRIMARY KEY, v BIGINT)"));
            backend.apply(Operation.mutate("INSERT INTO t VALUES (1, 0)"));

            assertThat(lostUpdates(backend))
                    .as("committed updates that are gone")
                    .isPositive();
        }
    }

    /** Returns how many committed updates the first loss took. */
    private static long lostUpdates(Backend backend) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        // As many threads as make the machine busy: a rollback must be stopped in its middle.
        List<Thread> busy =
                List.of(new Thread(() -> spin(over)), new Thread(() -> spin(over)), new Thread(() -> spin(over)));
        try (Actor undoing = backend.actor();
                Actor committing = backend.actor()) {
            Thread other = new Thread(() -> undo(undoing, over));
            other.start();
            busy.forEach(Thread::start);
            try {
                return firstLoss(committing);
            } finally {
                over.set(true);
                other.join();
            }
        }
    }

    private static long firstLoss(Actor committing) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        for (long committed = 1; System.nanoTime() < end; committed++) {
            Outcome done = committing.apply(Operation.mutate("UPDATE t SET v = v + 1 WHERE k = 1"));
            assertThat(done).isEqualTo(Outcome.Done.affecting(1));
            Outcome.Rows rows = (Outcome.Rows) committing.apply(VALUE);
            long value =
                    ((Cell.Number) rows.rows().get(0).cells().get(0)).value().longValueExact();
            if (value != committed) {
                return committed - value;
            }
        }
        return 0;
    }

    private static void undo(Actor undoing, AtomicBoolean over) {
        try {
            while (!over.get()) {
                undoing.control(new SessionAction.Begin());
                undoing.apply(Operation.mutate("UPDATE t SET v = v + 1000000000 WHERE k = 1"));
                undoing.control(new SessionAction.Rollback());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void spin(AtomicBoolean over) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }
}
