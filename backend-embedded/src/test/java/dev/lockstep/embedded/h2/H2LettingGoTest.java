package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.embedded.InProcess;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reopen closes the store, and a reopen that does not close it is detected. */
class H2LettingGoTest {

    private static final SystemUnderTest H2 = new H2Provider().system();

    @TempDir
    private Path root;

    private Engine engine;
    private ArmFolder folder;

    @BeforeEach
    void there_is_a_folder() throws Exception {
        engine = new Resolver().resolve(H2, H2.defaultVersion());
        folder = ArmFolder.create(root);
    }

    @Test
    void a_reopen_while_a_second_connection_holds_the_store_is_unproven_and_reopened() throws Exception {
        H2Engine h2 = new H2Engine(new EngineLoader(engine), engine.system(), folder.transcript());
        try (H2Store store = H2Store.create(h2, H2, folder)) {
            for (Operation operation : List.of(Operation.reopen(), Operation.repair())) {
                try (Connection second = h2.open(folder.data())) {
                    assertThat(second.isValid(0)).isTrue();
                    assertThat(store.apply(operation))
                            .isInstanceOfSatisfying(
                                    Broken.class,
                                    broken -> assertThat(broken.cause()).isEqualTo(Broken.Cause.UNPROVEN));
                    assertThat(store.apply(Arm.query("1", "FROM DUAL")))
                            .isEqualTo(new Rows(List.of(Row.of(Cell.number(1)))));
                }
            }
            assertThat(folder.proofs()).isZero();
            assertThat(store.apply(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
            assertThat(folder.proofs()).isEqualTo(1);
        }
    }

    @Test
    void a_store_that_is_still_held_after_its_close_is_reported() throws Exception {
        H2Engine h2 = new H2Engine(new EngineLoader(engine), engine.system(), folder.transcript());
        H2Store store = H2Store.create(h2, H2, folder);
        Connection forgotten = h2.open(folder.data());

        assertThatIllegalStateException()
                .isThrownBy(store::close)
                .withMessage("H2 closed its database and still holds " + H2Engine.file(folder.data()));

        forgotten.close();
        assertThat(folder.proveFree(H2Engine.file(folder.data()))).isTrue();
    }

    @Test
    void a_store_that_another_holds_cannot_be_opened_and_is_busy() throws Exception {
        H2Engine h2 = new H2Engine(new EngineLoader(engine), engine.system(), folder.transcript());
        h2.create(folder.data()).close();
        try (EngineLoader loader = new EngineLoader(engine);
                FileChannel channel = FileChannel.open(H2Engine.file(folder.data()), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new H2Engine(loader, engine.system(), folder.transcript()).open(folder.data()))
                    .satisfies(refused -> assertThat(H2.refusalOf(Integer.toString(refused.getErrorCode())))
                            .isEqualTo("BUSY"));
        } finally {
            h2.close();
        }
    }

    /** A campaign opens an engine for each walk. */
    @Test
    void the_classes_of_an_engine_that_was_closed_can_be_unloaded() throws Exception {
        WeakReference<ClassLoader> classes = classesOfAClosedEngine();

        await().until(() -> {
            System.gc();
            return classes.refersTo(null);
        });
    }

    /** In a method, so that no variable holds the engine any longer. */
    private WeakReference<ClassLoader> classesOfAClosedEngine() throws Exception {
        EngineLoader loader = new EngineLoader(engine);
        H2Engine h2 = new H2Engine(loader, engine.system(), folder.transcript());
        try (H2Store store = H2Store.create(h2, H2, folder)) {
            assertThat(store.apply(Operation.mutate("CREATE TABLE kept (id INT PRIMARY KEY)")))
                    .isInstanceOf(Done.class);
            assertThat(store.apply(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
        }
        return new WeakReference<>(loader.classLoader());
    }

    @Test
    void a_folder_without_a_database_is_not_given_one() throws Exception {
        try (H2Engine h2 = new H2Engine(new EngineLoader(engine), engine.system(), folder.transcript())) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> h2.open(folder.data()))
                    .satisfies(refused -> assertThat(H2.refusalOf(Integer.toString(refused.getErrorCode())))
                            .isEqualTo("NO_SUCH_STORE"));
            assertThat(folder.data()).isEmptyDirectory();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closing_ends_a_query_that_would_run_for_hours_and_frees_the_store() throws Exception {
        H2Engine h2 = new H2Engine(new EngineLoader(engine), engine.system(), folder.transcript());
        H2Store store = H2Store.create(h2, H2, folder);
        InProcess backend = new InProcess(store);
        Operation hours =
                Arm.query("MAX(a.x + b.x)", "FROM SYSTEM_RANGE(1, 10000000) a CROSS JOIN SYSTEM_RANGE(1, 10000000) b");
        CompletableFuture<Outcome> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return backend.apply(hours);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        try (Connection watching = h2.open(folder.data())) {
            await().until(() -> isRunning(watching));
        }

        backend.close();

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isEqualTo(new Broken(Broken.Cause.DIED, "the arm was closed", true, Map.of()));
        assertThat(folder.proveFree(H2Engine.file(folder.data()))).isTrue();
        assertThat(backend.apply(hours)).isInstanceOf(Broken.class);
        backend.close();
    }

    @Test
    void an_interrupted_walk_is_reported_as_interrupted_and_its_store_stays_whole() throws IOException {
        try (Arm arm = Arm.open(root.resolve("arm"))) {
            arm.run("CREATE TABLE t(v INT)");
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> arm.backend().apply(Arm.query("v", "FROM t")));

            assertThat(arm.read("v", "FROM t")).isEqualTo(new Rows(List.of()));
        }
    }

    private static boolean isRunning(Connection watching) throws SQLException {
        try (Statement statement = watching.createStatement();
                ResultSet running = statement.executeQuery("SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS"
                        + " WHERE SESSION_ID <> SESSION_ID() AND SESSION_STATE = 'RUNNING'")) {
            return running.next();
        }
    }
}
