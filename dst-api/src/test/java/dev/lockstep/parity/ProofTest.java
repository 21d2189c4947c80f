package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTest {

    private static final Support IMPLICIT = Support.implicit("a process for each operation");
    private static final Operation.Query READ = Operation.query("list", List.of(Column.text("name")), "");

    @TempDir
    private Path root;

    private ArmFolder folder;
    private Path lock;
    private String process = "1";

    /** Whether a read fails while somebody else holds the store's lock. */
    private boolean takesTheLock = true;

    @BeforeEach
    void createFolder() throws IOException {
        folder = ArmFolder.create(root.resolve("arm"));
        lock = Files.createFile(folder.data().resolve("lock"));
    }

    private ObjectAssert<Outcome> assertOutcome(
            Operation operation, Support support, Evidence evidence, Callable<Outcome> call) throws Exception {
        return assertThat(proof().of(operation, support, evidence, call));
    }

    private Proof proof() {
        Proof proof = new Proof(folder, new Answering());
        proof.read(List.of(READ));
        return proof;
    }

    private static void isUnproven(ObjectAssert<Outcome> outcome, String why) {
        outcome.isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Broken.Cause.UNPROVEN);
            assertThat(broken.detail()).contains(why);
        });
    }

    @Test
    void an_optimize_that_does_nothing_is_unproven() throws Exception {
        isUnproven(
                assertOutcome(Operation.optimize(), Support.OFFERED, Evidence.CHANGED_FILE, () -> Done.UNCOUNTED),
                "no file of the store has changed");
    }

    @Test
    void an_optimize_that_writes_a_file_is_proven() throws Exception {
        assertOutcome(Operation.optimize(), Support.OFFERED, Evidence.CHANGED_FILE, () -> {
                    Files.writeString(lock, "more");
                    return Done.UNCOUNTED;
                })
                .isEqualTo(Done.UNCOUNTED);
    }

    @Test
    void a_file_that_was_only_written_is_no_new_one() throws Exception {
        isUnproven(
                assertOutcome(Operation.repair(), Support.OFFERED, Evidence.NEW_FILE, () -> {
                    Files.writeString(lock, "more");
                    return Done.UNCOUNTED;
                }),
                "no new file");
    }

    @Test
    void a_file_that_was_replaced_is_a_new_one() throws Exception {
        assertOutcome(Operation.repair(), Support.OFFERED, Evidence.NEW_FILE, () -> {
                    Path fresh = Files.createFile(folder.data().resolve("fresh"));
                    Files.delete(lock);
                    Files.move(fresh, lock);
                    return Done.UNCOUNTED;
                })
                .isEqualTo(Done.UNCOUNTED);
    }

    @Test
    void a_restart_of_the_same_process_is_unproven() throws Exception {
        isUnproven(
                assertOutcome(Operation.restart(), Support.OFFERED, Evidence.OTHER_PROCESS, () -> Done.UNCOUNTED),
                "the same process");
        assertOutcome(Operation.restart(), Support.OFFERED, Evidence.OTHER_PROCESS, () -> {
                    process = "2";
                    return Done.UNCOUNTED;
                })
                .isEqualTo(Done.UNCOUNTED);
    }

    @Test
    void a_reopen_without_a_proof_is_unproven_whether_it_is_offered_or_implicit() throws Exception {
        for (Support support : List.of(Support.OFFERED, IMPLICIT)) {
            isUnproven(
                    assertOutcome(Operation.reopen(), support, Evidence.FREE_LOCK, () -> Done.UNCOUNTED),
                    "never proved that the store was closed");
        }
    }

    @Test
    void a_lock_that_nobody_takes_proves_no_reopen() throws Exception {
        isUnproven(
                assertOutcome(Operation.reopen(), Support.OFFERED, Evidence.FREE_LOCK, () -> {
                    folder.proveFree(lock);
                    return Done.UNCOUNTED;
                }),
                "free while the store is open");
    }

    @Test
    void a_lock_that_is_held_while_the_store_is_open_proves_a_reopen() throws Exception {
        try (FileChannel store = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            assertOutcome(Operation.reopen(), Support.OFFERED, Evidence.FREE_LOCK, () -> {
                        folder.proveFree(lock);
                        store.lock();
                        return Done.UNCOUNTED;
                    })
                    .isEqualTo(Done.UNCOUNTED);
        }
    }

    @Test
    void a_lock_that_no_process_takes_proves_no_implicit_reopen() throws Exception {
        Callable<Outcome> reopen = () -> {
            folder.proveFree(lock);
            return Done.UNCOUNTED;
        };
        assertOutcome(Operation.reopen(), IMPLICIT, Evidence.FREE_LOCK, reopen).isEqualTo(Done.UNCOUNTED);

        takesTheLock = false;
        isUnproven(
                assertOutcome(Operation.reopen(), IMPLICIT, Evidence.FREE_LOCK, reopen),
                "answers while somebody else holds the lock");
    }

    @Test
    void what_leaves_no_evidence_is_believed_and_a_failure_stays_one() throws Exception {
        assertOutcome(Operation.optimize(), Support.OFFERED, Evidence.NONE, () -> Done.UNCOUNTED)
                .isEqualTo(Done.UNCOUNTED);
        Outcome refused = new Outcome.Refused("BUSY", "1", "");
        assertOutcome(Operation.optimize(), Support.OFFERED, Evidence.CHANGED_FILE, () -> refused)
                .isEqualTo(refused);
    }

    /** Answers every read. */
    private final class Answering implements Backend {
        @Override
        public Outcome apply(Operation operation) {
            return takesTheLock && folder.isHeld().orElse(false)
                    ? Broken.of(Broken.Cause.DIED, "the store is locked")
                    : new Outcome.Rows(List.of());
        }

        @Override
        public SortedSet<String> marks(Evidence evidence) {
            return evidence == Evidence.OTHER_PROCESS ? new TreeSet<>(Set.of(process)) : new TreeSet<>();
        }

        @Override
        public void close() {}
    }
}
