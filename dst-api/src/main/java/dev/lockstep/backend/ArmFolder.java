package dev.lockstep.backend;

import dev.lockstep.platform.FileTree;
import dev.lockstep.platform.SparseCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * The folder that belongs to one arm of one walk, and the witness of its reopens.
 *
 * <p>A reopen that did nothing leaves no trace in the data, so the arm has to prove it. Between closing the store and
 * opening it again, the arm calls {@link #proveFree}, which takes the store's lock itself. The walk counts these
 * proofs, and a reopen without a proof counts as broken.
 */
public final class ArmFolder {

    private final Path root;
    private final Transcript transcript;
    private final ArmLog log;
    private final AtomicLong proofs = new AtomicLong();
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();
    private volatile Optional<Path> lock = Optional.empty();
    private volatile Optional<BooleanSupplier> test = Optional.empty();
    private final Set<Path> seenLocks = ConcurrentHashMap.newKeySet();

    private ArmFolder(Path root) {
        this.root = root;
        this.transcript = new Transcript(data().toString(), scratch().toString());
        this.log = new ArmLog(scratch().resolve("programs.log"));
    }

    /**
     * Creates the folder.
     *
     * @throws IOException if it cannot be created or another arm already has it; two arms on one store would agree on
     *     everything
     */
    public static ArmFolder create(Path root) throws IOException {
        Files.createDirectories(root);
        Files.createDirectory(root.resolve("data"));
        Files.createDirectory(root.resolve("scratch"));
        return new ArmFolder(root.toAbsolutePath());
    }

    /**
     * Copies the store into a folder below the scratch folder, with what was kept in memory, so that somebody can open
     * it and the store itself stays as it was left.
     *
     * @throws IOException if the store cannot be copied
     */
    public ArmFolder copied(String name) throws IOException {
        ArmFolder copy = create(scratch().resolve(name));
        copy.kept.putAll(kept);
        for (Path path : new FileTree(data()).deepestFirst().stream().sorted().toList()) {
            Path target = copy.data().resolve(data().relativize(path));
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                SparseCopy.copy(path, target);
            }
        }
        return copy;
    }

    /** Returns the folder for the system's store. */
    public Path data() {
        return root.resolve("data");
    }

    /** Returns the place for the exact words with which the arm does its operations. */
    public Transcript transcript() {
        return transcript;
    }

    /** Returns the place for the words of the arm's programs beside their answers. */
    public ArmLog log() {
        return log;
    }

    /** Returns the folder for everything other than the store: scripts, backups, logs. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /**
     * Notes the lock of an engine that deletes its lock file when it closes the store. A backend calls this right after
     * it has opened the store. Only then does {@link #proveFree(Path)} take a missing lock file for a free store.
     *
     * @param lockFile the file that the engine locks while the store is open
     * @throws IllegalStateException if there is no such file, because a wrong path would prove every reopen
     */
    public void seeLock(Path lockFile) {
        if (Files.notExists(lockFile)) {
            throw new IllegalStateException("the store is open, and there is no lock file " + lockFile
                    + "; name the file that the engine locks while the store is open");
        }
        seenLocks.add(lockFile.toAbsolutePath());
    }

    /**
     * Shows that nobody holds the store, in this process or another, by taking its lock for a moment.
     *
     * @param lockFile the file that the engine locks while the store is open
     * @return whether the store was free
     * @throws IllegalStateException if there is no such file, and {@link #seeLock} never saw it
     */
    public boolean proveFree(Path lockFile) {
        lock = Optional.of(lockFile);
        test = Optional.of(() -> isFree(lockFile));
        boolean free = Files.exists(lockFile) ? isFree(lockFile) : wasDeleted(lockFile);
        proofs.addAndGet(free ? 1 : 0);
        return free;
    }

    private static boolean isFree(Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException held) {
            return false;
        } catch (NoSuchFileException deleted) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot test the lock " + lockFile, e);
        }
    }

    private boolean wasDeleted(Path lockFile) {
        if (!seenLocks.contains(lockFile.toAbsolutePath())) {
            throw new IllegalStateException(
                    "there is no lock file " + lockFile + ", so it proves nothing; if the engine"
                            + " deletes its lock when it closes, call seeLock right after opening the store");
        }
        return true;
    }

    /**
     * Shows the same for a store whose lock only the server's machine can see.
     *
     * @param takesLock takes the lock there for a moment, in a process that is not the server, and returns whether it
     *     succeeded
     * @return whether the store was free
     */
    public boolean proveFree(BooleanSupplier takesLock) {
        lock = Optional.empty();
        test = Optional.of(takesLock);
        boolean free = takesLock.getAsBoolean();
        proofs.addAndGet(free ? 1 : 0);
        return free;
    }

    /**
     * The negative control of {@link #proveFree}: tests the same lock while the store is open. A lock that is free then
     * proves nothing.
     *
     * @return whether somebody holds the lock; empty if no lock was named yet
     */
    public Optional<Boolean> isHeld() {
        return test.map(takesLock -> !takesLock.getAsBoolean());
    }

    /**
     * The negative control for a transport that holds no store between two operations: runs something while this
     * process holds the lock.
     *
     * @return the result; empty if no lock on this machine was named, or if it cannot be taken
     */
    public <T> Optional<T> whileLocked(Callable<T> call) throws Exception {
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lock.get(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null ? Optional.empty() : Optional.of(call.call());
        } catch (OverlappingFileLockException | NoSuchFileException cannotBeTaken) {
            return Optional.empty();
        }
    }

    /**
     * Returns the store's files, each with what identifies it.
     *
     * @param withChanges whether a file that was written counts as another one
     */
    public SortedSet<String> files(boolean withChanges) throws IOException {
        SortedSet<String> files = new TreeSet<>();
        visit((file, seen) -> files.add(file + " " + seen.fileKey()
                + (withChanges
                        ? " " + seen.size() + " " + seen.lastModifiedTime().to(TimeUnit.NANOSECONDS)
                        : "")));
        return files;
    }

    /** Returns the names of the store's files, below its folder. */
    public SortedSet<Path> names() throws IOException {
        SortedSet<Path> names = new TreeSet<>();
        visit((file, seen) -> names.add(file));
        return names;
    }

    private void visit(BiConsumer<Path, BasicFileAttributes> visitor) throws IOException {
        Files.walkFileTree(data(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                visitor.accept(data().relativize(file), seen);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Keeps something in memory for a later opening of the same store, such as a password, which must not be on a disk.
     */
    public <T> void keep(Class<T> type, T value) {
        kept.put(type, value);
    }

    /** Returns what was kept. */
    public <T> Optional<T> kept(Class<T> type) {
        return Optional.ofNullable(type.cast(kept.get(type)));
    }

    /** Returns how often the store was shown to be free. */
    public long proofs() {
        return proofs.get();
    }
}
