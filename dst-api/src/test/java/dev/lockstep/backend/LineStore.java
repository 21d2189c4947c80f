package dev.lockstep.backend;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A store of lines in one file, next to which it locks another file while it is open. {@code a b} adds two lines, or is
 * refused if one of them exists. A bug can be planted in it.
 */
final class LineStore extends OperationBackend {

    /** The ways to break the contract of backends. */
    enum Bug {
        NONE,
        KEEPS_ITS_LOCK,
        HOLDS_NO_LOCK,
        REOPENS_WITHOUT_PROOF,
        FORGETS_THE_LAST_LINE_WITH_A_REOPEN,
        MAKES_A_MISSING_STORE_AGAIN,
        BACKS_UP_ONCE,
        RESTORES_A_BACKUP_OVER_THE_STORE,
        DOES_HALF_OF_WHAT_IT_REFUSES,
        FORGETS_THE_CALL_WHEN_CLOSED,
        WAITS_FOR_THE_CALL_WHEN_CLOSED,
        CANNOT_BE_CLOSED_TWICE,
        WORKS_ON_WHEN_CLOSED
    }

    private final ArmFolder folder;
    private final Bug bug;
    private final CountDownLatch closed = new CountDownLatch(1);
    private FileChannel lock;
    private List<Row> firstBackup = List.of();

    LineStore(ArmFolder folder, Bug bug) throws IOException {
        this.folder = folder;
        this.bug = bug;
        Files.createFile(file(folder.data()));
        Files.createFile(lockFile(folder.data()));
        lock();
    }

    /**
     * The file that is locked. Closing a file releases the process's lock on it, so the lock is not on the store's
     * file.
     */
    static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }

    private static Path file(Path folder) {
        return folder.resolve("lines");
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        return closed.getCount() == 0 && bug != Bug.WORKS_ON_WHEN_CLOSED ? gone() : super.apply(operation);
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws IOException {
        List<String> lines = new ArrayList<>(lines());
        for (String line : mutate.text().split(" ")) {
            if (lines.contains(line)) {
                if (bug == Bug.DOES_HALF_OF_WHAT_IT_REFUSES) {
                    Files.write(file(folder.data()), lines);
                }
                return new Refused("DUPLICATE", "there", "there is a line " + line);
            }
            lines.add(line);
        }
        Files.write(file(folder.data()), lines);
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome query(Operation.Query query) throws IOException, InterruptedException {
        if (!query.before().equals("slow")) {
            return new Rows(rows());
        }
        if (bug == Bug.FORGETS_THE_CALL_WHEN_CLOSED || bug == Bug.WAITS_FOR_THE_CALL_WHEN_CLOSED) {
            TimeUnit.MINUTES.sleep(5);
        }
        closed.await();
        return gone();
    }

    @Override
    protected Outcome reopen() throws IOException {
        lock.close();
        Path file = file(folder.data());
        if (bug == Bug.MAKES_A_MISSING_STORE_AGAIN && Files.notExists(file)) {
            Files.createFile(file);
            Files.createFile(lockFile(folder.data()));
        }
        if (bug == Bug.FORGETS_THE_LAST_LINE_WITH_A_REOPEN) {
            Files.write(file, lines().subList(0, lines().size() - 1));
        }
        if (bug != Bug.REOPENS_WITHOUT_PROOF) {
            folder.proveFree(lockFile(folder.data()));
        }
        lock();
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome failed(Operation operation, Exception thrown) {
        return thrown instanceof IllegalStateException
                ? Broken.of(Broken.Cause.DIED, thrown.toString())
                : super.failed(operation, thrown);
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws IOException {
        if (bug == Bug.RESTORES_A_BACKUP_OVER_THE_STORE) {
            Rows copy = new Rows(rows());
            Files.write(file(folder.data()), List.of());
            return copy;
        }
        if (firstBackup.isEmpty() || bug != Bug.BACKS_UP_ONCE) {
            firstBackup = rows();
        }
        return new Rows(firstBackup);
    }

    @Override
    public void close() {
        if (closed.getCount() == 0) {
            if (bug == Bug.CANNOT_BE_CLOSED_TWICE) {
                throw new IllegalStateException("closed already");
            }
            return;
        }
        closed.countDown();
        if (bug == Bug.KEEPS_ITS_LOCK) {
            return;
        }
        try {
            lock.close();
            if (bug == Bug.WAITS_FOR_THE_CALL_WHEN_CLOSED) {
                TimeUnit.MINUTES.sleep(5);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lock() throws IOException {
        lock = FileChannel.open(lockFile(folder.data()), StandardOpenOption.WRITE);
        if (bug != Bug.HOLDS_NO_LOCK && lock.tryLock() == null) {
            throw new IOException(folder.data() + " is in use");
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file(folder.data()));
    }

    private List<Row> rows() throws IOException {
        return lines().stream().map(line -> Row.of(Cell.text(line))).toList();
    }

    private static Outcome gone() {
        return Broken.of(Broken.Cause.DIED, "the arm was closed");
    }
}
