package dev.lockstep.contract;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Tests from another process whether a file is locked. In the process that holds a lock, opening and closing its file
 * would release the lock.
 */
final class LockProbe {

    private static final int FREE = 30;
    private static final int HELD = 31;

    private LockProbe() {}

    /** Whether another process could take the lock of this file; a missing file is locked by nobody. */
    static boolean isFree(Path file) throws IOException, InterruptedException {
        if (Files.notExists(file)) {
            return true;
        }
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of(LockProbe.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        LockProbe.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        try {
            if (!probe.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("the test of the lock " + file + " did not end");
            }
            return switch (probe.exitValue()) {
                case FREE -> true;
                case HELD -> false;
                default -> throw new IOException("the lock " + file + " cannot be tested");
            };
        } finally {
            probe.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            System.exit(lock == null ? HELD : FREE);
        }
    }
}
