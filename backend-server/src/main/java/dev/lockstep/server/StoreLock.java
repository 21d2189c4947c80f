package dev.lockstep.server;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.platform.Deadline;
import dev.lockstep.server.RunningServer.ToolExit;
import dev.lockstep.server.inside.LockProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lock that a server holds on a file of its store while it has the store open. In a container a separate process
 * beside the server tests the lock, because this process does not see the server's files. Otherwise this process tests
 * it, because the start of a process takes longer than most operations.
 */
public final class StoreLock {

    /** The options of a small Java program beside the server. */
    static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m");

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RunningServer server;
    private final String file;
    private final Duration limit;

    /**
     * Describes the lock.
     *
     * @param file the locked file, relative to the server's data
     * @param limit the time for one test
     */
    public StoreLock(RunningServer server, String file, Duration limit) {
        this.server = server;
        this.file = file;
        this.limit = limit;
    }

    /**
     * Shows that nobody holds the store. A server that is still closing it has half of the time limit to do so.
     *
     * @param folder the folder of the arm that counts the proof
     */
    public boolean proveFree(ArmFolder folder) throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(limit.dividedBy(2));
        boolean free = isFree();
        while (!free && !deadline.passed()) {
            Thread.sleep(PAUSE.toMillis());
            free = isFree();
        }
        // The folder asks once to count this proof, and later for the negative control, which needs a separate test.
        AtomicBoolean known = new AtomicBoolean(free);
        return free && folder.proveFree(() -> known.getAndSet(false) || testedFree());
    }

    /** The same for a caller that has no way to go on without an answer. */
    private boolean testedFree() {
        try {
            return isFree();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lock of " + file + " was tested", e);
        }
    }

    /**
     * Returns whether nobody holds the lock now.
     *
     * @throws IOException if there is no such file
     */
    public boolean isFree() throws IOException, InterruptedException {
        String path = server.place().data() + "/" + file;
        if (!server.place().contained()) {
            return LockProbe.isFree(Path.of(path));
        }
        ToolExit exit = server.run(new ServerProgram.Command(SMALL, LockProbe.class.getName(), List.of(path)), limit);
        return switch (exit.code()) {
            case LockProbe.FREE -> true;
            case LockProbe.HELD -> false;
            default -> throw new IOException("the lock of " + path + " could not be tested: " + exit.output());
        };
    }
}
