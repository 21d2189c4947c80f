package dev.lockstep.embedded.jena;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.sparql.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One version of Jena, reached through its own class loader. */
final class JenaEngine implements AutoCloseable {

    private static final String GUEST = "dev.lockstep.embedded.jena.TdbGuest";

    private final EngineLoader loader;

    /** Starts Jena, so that a version which cannot be used is known before the walk. */
    JenaEngine(EngineLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jena looks for its parts and for its logging in the thread's context.
        thread.setContextClassLoader(loader.classLoader());
        try {
            loader.type("org.apache.jena.sys.JenaSystem").getMethod("init").invoke(null);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The file that TDB2 locks while it has the store of a folder open. */
    static Path lock(Path folder) {
        return folder.resolve("tdb.lock");
    }

    /** Opens the store of an empty folder. */
    Tdb create(Path folder) {
        try {
            Tdb store = loader.inside(Tdb.class, GUEST, Term.class);
            store.open(folder);
            return store;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("it could be made before", e);
        }
    }

    /**
     * Opens the store of a folder. TDB2 would make an empty one in its place if it were gone.
     *
     * @throws MissingStoreException when it is gone
     */
    Tdb open(Path folder) throws MissingStoreException {
        try (Stream<Path> inside = Files.list(folder)) {
            if (!Files.isRegularFile(lock(folder)) || inside.noneMatch(JenaEngine::isGeneration)) {
                throw new MissingStoreException("there is no store in " + folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
        return create(folder);
    }

    @Override
    public void close() {
        loader.close();
    }

    private static boolean isGeneration(Path path) {
        return path.getFileName().toString().startsWith("Data-") && Files.isRegularFile(path.resolve("nodes.dat"));
    }

    /** A store that was there is not there any more. */
    static final class MissingStoreException extends Exception {

        private static final long serialVersionUID = 1L;

        MissingStoreException(String message) {
            super(message);
        }
    }
}
