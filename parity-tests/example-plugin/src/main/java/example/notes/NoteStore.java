package example.notes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The product under test: notes by name, each in a separate file, in a folder that only one process at a time may open.
 */
final class NoteStore implements Closeable {

    private final Path notes;
    private final FileChannel lock;

    private NoteStore(Path notes, FileChannel lock) {
        this.notes = notes;
        this.lock = lock;
    }

    static NoteStore create(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("notes"));
        Files.createFile(lockFile(folder));
        return open(folder);
    }

    /** Opens an existing store; a folder without a store is an error, not an empty store. */
    static NoteStore open(Path folder) throws IOException {
        FileChannel lock = FileChannel.open(lockFile(folder), StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new NoteStore(folder.resolve("notes"), lock);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Refused below, as if another process held it.
        }
        lock.close();
        throw new IOException(folder + " is in use");
    }

    static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }

    /** Adds a note; returns false if there already is one with that name, which stays as it is. */
    boolean add(String name, String text) throws IOException {
        try {
            Files.writeString(notes.resolve(name), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    boolean erase(String name) throws IOException {
        return Files.deleteIfExists(notes.resolve(name));
    }

    SortedMap<String, String> all() throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
