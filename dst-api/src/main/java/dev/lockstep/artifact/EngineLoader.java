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
 * The classes of one engine and of the platform, and nothing else: neither Lockstep's own libraries nor another version of
 * the same engine can be seen from inside.
 */
public final class EngineLoader implements AutoCloseable {

    private final Engine engine;
    private final URLClassLoader loader;

    /**
     * Opens the engine's jars.
     *
     * @throws IllegalArgumentException naming the jar that is not there
     */
    public EngineLoader(Engine engine) {
        this.engine = engine;
        this.loader = new URLClassLoader(
                engine.system().name() + "-" + engine.version(),
                engine.jars().stream().map(EngineLoader::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    /** The loader itself, for engines that look at their thread's context. */
    public ClassLoader classLoader() {
        return loader;
    }

    /**
     * One of the engine's classes.
     *
     * @throws ClassNotFoundException naming the engine and its version
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
     * Makes an object of Lockstep's own that speaks to the engine by its types: its class is compiled against the engine, and
     * is defined inside, where it can be linked to this version of it.
     *
     * @param contract what the object is to the outside; all that it names must be of the platform or {@code shared}
     * @param guest the name of the class, which lies beside the contract, and has a constructor with no arguments
     * @param shared the other types of Lockstep's that both sides mean by the same name, with those nested in them
     * @throws ReflectiveOperationException when the engine has not what the class needs
     */
    public <T> T inside(Class<T> contract, String guest, Class<?>... shared) throws ReflectiveOperationException {
        List<Class<?>> known = new ArrayList<>(List.of(shared));
        known.add(contract);
        ClassLoader inside = new GuestLoader(loader, contract.getClassLoader(), guest, known);
        return contract.cast(
                Class.forName(guest, true, inside).getDeclaredConstructor().newInstance());
    }

    /** Lets go of the jars. Classes that are loaded stay usable; no more can be loaded. */
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
            throw new IllegalArgumentException("the jar " + jar + " is gone; start again, so that it is resolved anew");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the jar " + jar + " cannot be addressed", e);
        }
    }
}
