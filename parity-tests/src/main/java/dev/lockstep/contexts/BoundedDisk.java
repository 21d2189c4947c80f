package dev.lockstep.contexts;

import dev.lockstep.contexts.Tracing.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk of few bytes, a file system in memory that only an administrator may mount. Closing it takes it away. */
public final class BoundedDisk implements AutoCloseable {

    private static final String BALLAST = "ballast";

    private final Path folder;

    private BoundedDisk(Path folder) {
        this.folder = folder;
    }

    /** Returns why there can be none; empty if there can be one. */
    public static Optional<String> lacking() {
        try {
            Path folder = Files.createTempDirectory("lockstep-disk");
            try {
                mount(folder, 64 * 1024).close();
                return Optional.empty();
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Mounts a disk.
     *
     * @param folder an empty folder
     * @throws IOException if it cannot be mounted; the message says why
     */
    public static BoundedDisk mount(Path folder, long bytes) throws IOException {
        Ran ran = Ran.of(List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, "lockstep", folder.toString()));
        Optional<String> lacking = ran.lacking("a mount");
        if (lacking.isPresent()) {
            throw new IOException(lacking.get());
        }
        return new BoundedDisk(folder);
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

    @Override
    public void close() throws IOException {
        Optional<String> lacking = Ran.of(List.of("umount", folder.toString())).lacking("an unmount");
        if (lacking.isPresent()) {
            throw new IOException(folder + ": " + lacking.get());
        }
    }
}
