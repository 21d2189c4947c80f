package dev.lockstep.server.inside;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tries to take the lock of one file for a moment, in a separate process in the server's place. If the server holds the
 * lock, the lock is refused as it would be to any process.
 *
 * <p>Exits with {@link #FREE} or {@link #HELD}; any other exit code says nothing about the lock.
 */
public final class LockProbe {

    public static final int FREE = 30;
    public static final int HELD = 31;

    private LockProbe() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(isFree(Path.of(arguments[0])) ? FREE : HELD);
    }

    /**
     * Returns whether no other process holds the lock now.
     *
     * @throws IOException if there is no such file
     */
    public static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }
}
