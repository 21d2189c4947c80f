package dev.lockstep.server;

import dev.lockstep.backend.CacheFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of one user. Each process that starts containers keeps a file in it locked as long as the process lives. The
 * kernel releases the lock when the process ends, also if it is killed. So a process that is invisible from here,
 * because it is hidden or in another name space, does not count as ended.
 *
 * <p>A free lock proves that a process has ended only if the file is this user's and the kernel has not been started
 * again. The folder has an id, which distinguishes it from a folder with the same path on another machine. Without this
 * proof the process is in doubt.
 *
 * @param path the folder
 * @param boot the kernel's boot id; empty where the system has none
 */
record OwnerFolder(Path path, String boot) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String ENDING = ".lock";
    private static final int LONGEST_ID = 64;

    /**
     * How long the file of an ended process is kept. Until then another engine may be asked for the process's remains.
     */
    private static final Duration KEPT = Duration.ofDays(30);

    /** Returns the folder of this user. */
    static OwnerFolder ofUser() {
        return new OwnerFolder(CacheFolder.path().resolve("owners"), currentBoot());
    }

    /**
     * A process with its lock.
     *
     * @param owner the process
     * @param lock the lock, which is released when nobody refers to it; empty if the file could not be locked, and then
     *     everything that the process leaves behind stays in doubt
     */
    record Entered(Owner owner, Optional<FileLock> lock) {}

    /** Locks a new file for this process. */
    Entered enter() {
        long pid = ProcessHandle.current().pid();
        String token = UUID.randomUUID().toString();
        try {
            Files.createDirectories(path);
            removeOld();
            FileLock lock = FileChannel.open(
                            file(token),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE)
                    .lock();
            return new Entered(new Owner(pid, boot, id(), token), Optional.of(lock));
        } catch (IOException e) {
            return new Entered(new Owner(pid, boot, "", token), Optional.empty());
        }
    }

    /**
     * Whether a process has ended.
     *
     * @param own this process
     */
    Fate fateOf(Owner owner, Owner own) {
        // Its own file must not be opened: closing the file again would release the lock.
        if (owner.equals(own)) {
            return new Fate.Lives();
        }
        if (own.folder().isEmpty()) {
            return new Fate.InDoubt("this process could not lock a file in " + path);
        }
        if (!owner.folder().equals(own.folder())) {
            return new Fate.InDoubt(
                    "its process locked no file in " + path + ", so it is another user's or another machine's");
        }
        if (boot.isEmpty() || !owner.boot().equals(boot)) {
            return new Fate.InDoubt("its process ran before the machine was started, or on another machine");
        }
        Path file = file(owner.token());
        try {
            if (!Files.getOwner(file).equals(Files.getOwner(file(own.token())))) {
                return new Fate.InDoubt("the lock of its process, " + file + ", is another user's");
            }
            return isFree(file) ? new Fate.Gone() : new Fate.Lives();
        } catch (NoSuchFileException removed) {
            return new Fate.InDoubt("the lock of its process, " + file + ", is not there");
        } catch (IOException e) {
            return new Fate.InDoubt("the lock of its process, " + file + ", cannot be looked at");
        }
    }

    /** Reads the folder's id, or draws it. Two processes that draw it at the same time take turns. */
    private String id() throws IOException {
        try (FileChannel channel = FileChannel.open(
                path.resolve("id"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Until the channel is closed.
            channel.lock();
            ByteBuffer content = ByteBuffer.allocate(LONGEST_ID);
            channel.read(content, 0);
            String id = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
            if (id.isEmpty()) {
                id = UUID.randomUUID().toString();
                channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)), 0);
            }
            if (!Owner.isId(id)) {
                throw new IOException(path.resolve("id") + " holds no id");
            }
            return id;
        }
    }

    private void removeOld() throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        List<Path> old;
        try (Stream<Path> files = Files.list(path)) {
            old = files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> isOlder(file, limit))
                    .toList();
        }
        for (Path file : old) {
            if (isFree(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isOlder(Path file, Instant limit) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        } catch (IOException removedByAnother) {
            return false;
        }
    }

    private static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private Path file(String token) {
        return path.resolve(token + ENDING);
    }

    private static String currentBoot() {
        try {
            return Files.readString(BOOT, StandardCharsets.US_ASCII).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }
}
