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
import java.util.stream.Stream;

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

    /** A call of an engine. */
    @FunctionalInterface
    public interface Call<T, X extends Exception> {
        /** Calls the engine. */
        T call() throws X;
    }

    /**
     * Calls the engine in the context of its classes, as a program does that has them on its class path. A thread that
     * the engine starts meanwhile is in that context too, and {@link #close} ends it.
     */
    public <T, X extends Exception> T within(Call<T, X> call) throws X {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Closes the jars, and interrupts the threads that the engine left. Such a thread, for example that of an HTTP
     * client, would keep all classes of the engine in memory. Classes that are already loaded stay usable, but no more
     * can be loaded.
     */
    @Override
    public void close() {
        left().forEach(Thread::interrupt);
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the jars of " + loader.getName(), e);
        }
    }

    private List<Thread> left() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        // More may start meanwhile, and what does not fit is left out.
        Thread[] threads = new Thread[2 * all.activeCount() + 16];
        int count = all.enumerate(threads);
        return Stream.of(threads)
                .limit(count)
                .filter(thread -> thread != Thread.currentThread() && thread.getContextClassLoader() == loader)
                .toList();
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
