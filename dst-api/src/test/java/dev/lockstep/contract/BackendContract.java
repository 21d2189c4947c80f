package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules that every backend keeps, whatever its system and its transport. A walk relies on them and cannot check
 * them: if a backend breaks one, arms may agree that should not. Extend this class for each of your transports, and
 * describe the transport in the abstract methods.
 *
 * <p>A rule about an operation that the provider does not offer, or that the backend does not implement, is skipped.
 */
public abstract class BackendContract {

    private static final Duration BEFORE_CLOSING = Duration.ofMillis(700);

    @TempDir
    private Path root;

    private ArmFolder folder;
    private Backend arm;

    /** Returns the provider of the transport. */
    protected abstract BackendProvider provider();

    /** Returns the system in the version that the arm runs. */
    protected abstract Engine engine();

    /** Returns the settings that the transport reads. By default there are none. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Returns the file that the engine locks while the store is open; empty for a system that locks nothing.
     *
     * @param data the folder of the store
     */
    protected abstract Optional<Path> lockFile(Path data);

    /** Returns the operations that create the schema. By default there are none. */
    protected List<Operation> schema() {
        return List.of();
    }

    /** Returns an operation that stores one record under this key, which the store does not have. */
    protected abstract Operation insert(String key);

    /** Returns a read that gives one row for each record. */
    protected abstract Operation.Query everything();

    /**
     * Returns an operation that the system must refuse once {@code insert(taken)} is stored. If one operation can
     * change several records, this one also stores a record under the free key, so that a half of it that stays behind
     * is noticed.
     */
    protected abstract Operation refused(String taken, String free);

    /** Returns an operation that runs for at least a minute; empty if the transport has none. */
    protected abstract Optional<Operation> slow();

    /** Returns the time in which a close, and a call whose arm is closed, must return. A walk waits for 20 s. */
    protected Duration closing() {
        return Duration.ofSeconds(15);
    }

    /** Returns the arm of the test. */
    protected final Backend arm() {
        return arm;
    }

    /** Returns the files of the arm's store; see {@link ArmFolder#files}. */
    protected final SortedSet<String> files() throws IOException {
        return folder.files(false);
    }

    @BeforeEach
    void the_arm_is_opened() throws Exception {
        folder = ArmFolder.create(root.resolve("arm"));
        arm = provider()
                .open(new ArmContext(
                        "contract",
                        folder,
                        engine(),
                        engine(),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(2),
                        settings()));
        for (Operation operation : schema()) {
            assertThat(arm.apply(operation)).as("the outcome of " + operation).isInstanceOf(Done.class);
        }
    }

    @AfterEach
    void the_arm_is_closed() {
        if (arm != null) {
            arm.close();
        }
    }

    @Test
    void the_engine_tells_the_version_that_was_named() throws Exception {
        assumeFalse(engine().system().coordinates().isEmpty(), "the system has no artifacts whose version is named");
        Optional<String> told = arm.engineVersion();
        assumeTrue(told.isPresent(), "the engine does not tell its version");
        assertThat(told).contains(engine().version());
    }

    @Test
    @Tag("nightly")
    void every_read_shape_gives_the_rows_of_the_plain_query() throws Exception {
        List<String> shapes = provider().readShapes();
        assumeFalse(shapes.isEmpty(), "the transport has one way to ask a query");
        for (String key : List.of("a", "b", "c")) {
            store(key);
        }
        Outcome plain = arm.apply(everything());

        for (int shape = 0; shape < shapes.size(); shape++) {
            assertThat(sorted(arm.apply(Operation.shaped(everything(), shape))))
                    .as(shapes.get(shape))
                    .isEqualTo(sorted(plain));
        }
    }

    private static Outcome sorted(Outcome outcome) {
        return outcome instanceof Rows rows
                ? rows.with(rows.rows().stream()
                        .sorted(Comparator.comparing(Row::toString))
                        .toList())
                : outcome;
    }

    @Test
    void a_closed_arm_has_released_its_store() throws Exception {
        assumeTrue(lockFile(folder.data()).isPresent(), "the system locks nothing");
        Path lock = lockFile(folder.data()).orElseThrow();
        store("a");
        if (!offers(OperationKind.REOPEN, Support.Level.IMPLICIT)) {
            assertThat(lock).as("the lock file of an open store").exists();
            assertThat(LockProbe.isFree(lock))
                    .as("another process could lock " + lock + " while the store is open")
                    .isFalse();
        }

        arm.close();

        assertReleased(lock);
    }

    @Test
    void a_reopen_is_proven_and_keeps_the_data() throws Exception {
        assumeTrue(!offers(OperationKind.REOPEN, Support.Level.UNSUPPORTED), "the transport offers no reopen");
        store("a");
        long proofs = folder.proofs();

        Outcome outcome = arm.apply(Operation.reopen());
        assumeImplemented(outcome);
        assertThat(outcome).as("the outcome of the reopen").isInstanceOf(Done.class);

        if (offers(OperationKind.REOPEN, Support.Level.OFFERED)) {
            assertThat(folder.proofs())
                    .as("the proofs that the store was free in between; call ArmFolder.proveFree")
                    .isGreaterThan(proofs);
        }
        assertThat(rows(everything())).as("the records after the reopen").hasSize(1);
    }

    @Test
    void a_missing_store_is_not_made_again() throws Exception {
        Operation opening = openingAgain();
        store("a");
        takeAway(folder.data(), folder.scratch().resolve("taken-away"));

        Outcome outcome = loudly(opening);

        assertThat(outcome)
                .as("the outcome of " + opening + " without a store")
                .isNotInstanceOfAny(Done.class, Rows.class);
        assertThat(lockFile(folder.data()).filter(Files::exists))
                .as("a new store in the place of the missing one")
                .isEmpty();
    }

    @Test
    void a_backup_has_what_the_store_has_at_that_time() throws Exception {
        assumeTrue(offers(OperationKind.BACKUP, Support.Level.OFFERED), "the transport offers no backup");
        store("a");
        Outcome first = arm.apply(Operation.backup(everything()));
        assumeImplemented(first);
        List<Row> one = rows("the first backup", first);
        store("b");
        List<Row> two = rows(Operation.backup(everything()));
        List<Row> stored = rows(everything());

        assertThat(stored).as("the records after the backups").hasSize(2);
        assertThat(two).as("the content of the second backup").containsExactlyInAnyOrderElementsOf(stored);
        assertThat(one).as("the content of the first backup").hasSize(1).isSubsetOf(stored);
    }

    @Test
    void a_refused_operation_changes_nothing() throws Exception {
        store("a");

        assertThat(arm.apply(refused("a", "b"))).as("the outcome of refused(…)").isInstanceOf(Refused.class);

        assertThat(rows(everything())).as("the records after the refusal").hasSize(1);
    }

    @Test
    void a_close_during_a_call_ends_the_call() throws Exception {
        assumeTrue(slow().isPresent(), "the transport has no slow operation");
        ExecutorService threads = Executors.newFixedThreadPool(2, BackendContract::daemon);
        try {
            Future<Outcome> call = threads.submit(() -> arm.apply(slow().orElseThrow()));
            assertThat(answered(call, BEFORE_CLOSING))
                    .as("slow() was answered at once")
                    .isFalse();

            Future<?> closing = threads.submit(arm::close);

            assertThat(answered(closing, closing()))
                    .as("the close returned within " + closing())
                    .isTrue();
            closing.get();
            assertThat(answered(call, closing()))
                    .as("the call returned within " + closing())
                    .isTrue();
            assertThat(call.get())
                    .as("the outcome of a call whose arm was closed")
                    .isInstanceOf(Broken.class);
        } finally {
            threads.shutdownNow();
        }
        Optional<Path> lock = lockFile(folder.data());
        if (lock.isPresent()) {
            assertReleased(lock.get());
        }
    }

    @Test
    void a_second_close_is_harmless_and_a_closed_arm_does_nothing() throws Exception {
        arm.close();
        arm.close();

        Outcome outcome = arm.apply(insert("a"));

        assertThat(outcome).as("the outcome of an operation on a closed arm").isInstanceOf(Broken.class);
    }

    private static void assumeImplemented(Outcome outcome) {
        assumeFalse(
                outcome instanceof Broken broken && broken.cause() == Broken.Cause.BACKEND,
                "the backend does not implement the operation");
    }

    private static void assertReleased(Path lock) throws Exception {
        assertThat(LockProbe.isFree(lock))
                .as("another process can lock " + lock + " after the arm was closed")
                .isTrue();
    }

    private static boolean answered(Future<?> future, Duration within) throws Exception {
        try {
            future.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private void store(String key) throws InterruptedException {
        assertThat(arm.apply(insert(key)))
                .as("the outcome of insert(" + key + ")")
                .isInstanceOf(Done.class);
    }

    private List<Row> rows(Operation asked) throws InterruptedException {
        return rows(asked.toString(), arm.apply(asked));
    }

    private static List<Row> rows(String asked, Outcome outcome) {
        assertThat(outcome).as("the outcome of " + asked).isInstanceOf(Rows.class);
        return ((Rows) outcome).rows();
    }

    /**
     * Returns the outcome of an operation. An exception ends a walk, so it counts like an outcome that reports a
     * failure.
     */
    private Outcome loudly(Operation operation) throws InterruptedException {
        try {
            return arm.apply(operation);
        } catch (RuntimeException thrown) {
            return Broken.of(Broken.Cause.BACKEND, thrown.toString());
        }
    }

    /** Returns an operation after which the store has been opened again. */
    private Operation openingAgain() {
        if (!offers(OperationKind.REOPEN, Support.Level.UNSUPPORTED)) {
            return Operation.reopen();
        }
        assumeTrue(
                offers(OperationKind.RESTART, Support.Level.OFFERED),
                "the transport offers neither reopen nor restart");
        return Operation.restart();
    }

    private boolean offers(OperationKind kind, Support.Level level) {
        return provider().support(kind).level() == level;
    }

    private static void takeAway(Path folder, Path elsewhere) throws IOException {
        Files.createDirectory(elsewhere);
        List<Path> inside;
        try (Stream<Path> paths = Files.list(folder)) {
            inside = paths.toList();
        }
        assertThat(inside).as("the files of the store in " + folder).isNotEmpty();
        for (Path path : inside) {
            Files.move(path, elsewhere.resolve(path.getFileName()));
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "contract");
        thread.setDaemon(true);
        return thread;
    }
}
