package dev.lockstep.embedded.jena;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.invariant.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One version of Jena, used through its own class loader. */
final class JenaEngine implements AutoCloseable {

    private static final String GUEST = "dev.lockstep.embedded.jena.TdbGuest";

    private final EngineLoader loader;
    private Optional<TdbInside> guest = Optional.empty();
    private boolean lacking;

    /** The setting of a storage context that says how files are accessed: {@code mapped} or {@code direct}. */
    static final String FILE_MODE = "file_mode";

    /** Starts Jena, so that an unusable version is noticed before the walk. */
    JenaEngine(EngineLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        String mode = loader.engine().system().storage().settings().get(FILE_MODE);
        if (mode != null) {
            setFileMode(mode);
        }
        // Jena looks for its components and for its logging in the thread's context.
        within(() ->
                loader.type("org.apache.jena.sys.JenaSystem").getMethod("init").invoke(null));
    }

    /** Tells this arm's classes of Jena how to access files. There is no setting for it outside of a program. */
    private void setFileMode(String mode) throws ReflectiveOperationException {
        Class<?> modes = loader.type("org.apache.jena.dboe.base.block.FileMode");
        loader.type("org.apache.jena.dboe.sys.SystemIndex")
                .getMethod("setFileMode", modes)
                .invoke(null, modes.getField(mode).get(null));
    }

    /** Returns the file that TDB2 locks while the store of a folder is open. */
    static Path lock(Path folder) {
        return folder.resolve("tdb.lock");
    }

    /** Opens the store of an empty folder. */
    Tdb create(Path folder) {
        try {
            Tdb store = loader.inside(Tdb.class, GUEST, Term.class, TdbReadShape.class);
            store.open(folder);
            return store;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the guest class loaded before and does not load now", e);
        }
    }

    /**
     * Opens the store of a folder. If the store is missing, TDB2 would create an empty one.
     *
     * @throws MissingStoreException if the store is missing
     */
    Tdb open(Path folder) throws MissingStoreException {
        if (!Files.isRegularFile(lock(folder)) || generations(folder).isEmpty()) {
            throw new MissingStoreException("there is no store in " + folder);
        }
        return create(folder);
    }

    /** Returns the names of the generations of files in a store's folder. */
    static SortedSet<String> generations(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(JenaEngine::isGeneration)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /** Returns a store as the engine sees it; empty if this release has other classes. */
    Optional<TdbInside> inside(Tdb store) {
        if (guest.isEmpty() && !lacking) {
            try {
                guest = Optional.of(
                        loader.inside(TdbInside.class, "dev.lockstep.embedded.jena.TdbInsideGuest", Look.class));
            } catch (ReflectiveOperationException | LinkageError otherClasses) {
                lacking = true;
            }
        }
        guest.ifPresent(inside -> inside.open(store.dataset()));
        return guest;
    }

    /** Calls Jena in the context of its classes. */
    <T, X extends Exception> T within(EngineLoader.Call<T, X> call) throws X {
        return loader.within(call);
    }

    @Override
    public void close() {
        loader.close();
    }

    private static boolean isGeneration(Path path) {
        return path.getFileName().toString().startsWith("Data-") && Files.isRegularFile(path.resolve("nodes.dat"));
    }

    /** A store that existed is missing. */
    static final class MissingStoreException extends Exception {

        private static final long serialVersionUID = 1L;

        MissingStoreException(String message) {
            super(message);
        }
    }
}
