package dev.lockstep.contexts;

import dev.lockstep.contexts.Tracing.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A disk of few bytes, a file system in memory that only an administrator may mount. Closing it takes it away, and so
 * does the end of the process. What a killed process has left is taken away by the next mount of any process.
 */
public final class BoundedDisk implements AutoCloseable {

    private static final String BALLAST = "ballast";

    /** The name of a mount has the process that made it, with the name space in which its number counts. */
    private static final String MARK = "lockstep-disk-";

    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final Pattern OURS = Pattern.compile(MARK + "([0-9]+)-([0-9]+) (\\S+) tmpfs .*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    private final Path folder;
    private final Thread hook;
    private boolean closed;

    private BoundedDisk(Path folder) {
        this.folder = folder;
        this.hook = new Thread(() -> detach(folder), "disk of few bytes");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Returns why there can be none; empty if there can be one. */
    public static Optional<String> lacking() {
        try {
            Path folder = Files.createTempDirectory(MARK);
            try {
                mount(folder, 64 * 1024).close();
            } catch (IOException e) {
                return Optional.of(e.getMessage() + deleted(folder));
            }
            Files.delete(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String deleted(Path folder) {
        try {
            Files.delete(folder);
            return "";
        } catch (IOException e) {
            return "; " + folder + " is left: " + e.getMessage();
        }
    }

    /**
     * Mounts a disk.
     *
     * @param folder an empty folder
     * @throws IOException if it cannot be mounted, or if what a killed process has left cannot be taken away; the
     *     message says why
     */
    public static BoundedDisk mount(Path folder, long bytes) throws IOException {
        String name = MARK + space() + "-" + ProcessHandle.current().pid();
        Optional<String> lacking = Ran.of(
                        List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, name, folder.toString()))
                .lacking("a mount");
        if (lacking.isPresent()) {
            throw new IOException(lacking.get());
        }
        BoundedDisk disk = new BoundedDisk(folder);
        try {
            sweep();
            return disk;
        } catch (IOException e) {
            disk.close();
            throw e;
        }
    }

    /** Returns the number of the name space of process numbers. */
    static String space() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().replaceAll("[^0-9]", "");
    }

    private static void sweep() throws IOException {
        for (Path left : left()) {
            Optional<String> lacking = detach(left);
            // Another process may have been faster.
            if (lacking.isPresent() && left().contains(left)) {
                throw new IOException("a killed process has left " + left + ": " + lacking.get());
            }
            if (String.valueOf(left.getFileName()).startsWith(MARK)) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static List<Path> left() throws IOException {
        return left(
                Files.readAllLines(MOUNTS),
                space(),
                pid -> ProcessHandle.of(pid).isPresent());
    }

    /**
     * Returns the folders of mounts whose process has ended.
     *
     * @param mounts the lines of the kernel's list
     * @param space the name space of process numbers; nothing is known of a process of another one
     */
    static List<Path> left(List<String> mounts, String space, LongPredicate lives) {
        return mounts.stream()
                .map(OURS::matcher)
                .filter(Matcher::matches)
                .filter(mount -> mount.group(1).equals(space) && !lives.test(Long.parseLong(mount.group(2))))
                .map(mount -> Path.of(ESCAPED.matcher(mount.group(3))
                        .replaceAll(code ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 8))))))
                .toList();
    }

    /** Takes a mount away at once; a file that is still open there goes when it is closed. */
    private static Optional<String> detach(Path folder) {
        return Ran.of(List.of("umount", "-l", folder.toString())).lacking("an unmount");
    }

    /** Returns the folder of the disk. */
    public Path folder() {
        return folder;
    }

    /** Fills a part of the disk with a file that {@link #free} deletes. */
    public void fill(long bytes) throws IOException {
        Files.write(folder.resolve(BALLAST), new byte[Math.toIntExact(bytes)]);
    }

    /** Gives the space back that {@link #fill} took. */
    public void free() throws IOException {
        Files.delete(folder.resolve(BALLAST));
    }

    /** Takes the disk away, also one with files that the garbage collector has not unmapped yet. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        Optional<String> lacking = detach(folder);
        if (lacking.isPresent()) {
            throw new IOException(folder + ": " + lacking.get());
        }
        closed = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook finds nothing to take away.
            return;
        }
    }
}
