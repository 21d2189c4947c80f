package dev.lockstep.artifact;

import dev.lockstep.system.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of one engine and of the platform, and nothing else. Code inside sees neither Lockstep's own libraries
 * nor another version of the same engine.
 */
public final class EngineLoader implements AutoCloseable {

    private final Engine engine;
    private final URLClassLoader loader;

    /**
     * Opens the engine's jars.
     *
     * @throws IllegalArgumentException if a jar is missing; the message names it
     */
    public EngineLoader(Engine engine) {
        this.engine = engine;
        this.loader = new EngineJars(
                engine.system().name() + "-" + engine.version(),
                engine.jars().stream().map(EngineLoader::url).toList(),
                engine.jars().stream().map(Path::toFile).toList());
    }

    /** Returns the engine. */
    public Engine engine() {
        return engine;
    }

    /** Returns the class loader, for engines that look at their thread's context. */
    public ClassLoader classLoader() {
        return loader;
    }

    /**
     * Returns one of the engine's classes.
     *
     * @throws ClassNotFoundException if the engine has no such class; the message names the engine and its version
     */
    public Class<?> type(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new ClassNotFoundException(
                    engine.system().title() + " " + engine.version() + " has no class " + name, e);
        }
    }

    /**
     * Creates an object of a Lockstep class that uses the engine's types. The class is compiled against the engine and
     * defined inside this loader, where it is linked to this version of the engine.
     *
     * @param contract the interface of the object for callers outside; every type it names must belong to the platform
     *     or to {@code shared}
     * @param guest the name of the class, which is in the contract's package and has a constructor without arguments
     * @param shared the other Lockstep types, including those nested in them, that both sides use
     * @throws ReflectiveOperationException if the engine lacks something that the class needs
     */
    public <T> T inside(Class<T> contract, String guest, Class<?>... shared) throws ReflectiveOperationException {
        List<Class<?>> known = new ArrayList<>(List.of(shared));
        known.add(contract);
        ClassLoader inside = new GuestLoader(loader, contract.getClassLoader(), guest, known);
        return contract.cast(
                Class.forName(guest, true, inside).getDeclaredConstructor().newInstance());
    }

    /** Closes the jars. Classes that are already loaded stay usable, but no more can be loaded. */
    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the jars of " + loader.getName(), e);
        }
    }

    private static URL url(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("the jar " + jar + " is missing; start again to resolve it again");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the jar " + jar + " cannot be addressed", e);
        }
    }
}
