package dev.lockstep.assembly;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.workload.WorkloadProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Creates the providers that the service files name. {@link java.util.ServiceLoader} reads the same files, but it does
 * not name the jar of a wrong line, and it gives up at the first one.
 */
final class Providers {

    static final List<Class<?>> SERVICES = List.of(SystemProvider.class, BackendProvider.class, WorkloadProvider.class);

    private final ClassLoader box;
    private final ClassLoader all;
    private final List<Path> jars;

    /**
     * Creates the factory.
     *
     * @param box sees the class path
     * @param all sees the class path and the jars
     * @param jars the jars of {@code --plugin}
     */
    Providers(ClassLoader box, ClassLoader all, List<Path> jars) {
        this.box = box;
        this.all = all;
        this.jars = jars;
    }

    /** Returns the factory of the providers on the class path alone. */
    static Providers onClassPath() {
        ClassLoader box = Providers.class.getClassLoader();
        return new Providers(box, box, List.of());
    }

    /**
     * Creates an object of a class that somebody gave.
     *
     * @throws PluginException if the class has no constructor for it, or the constructor fails
     */
    static <T> T made(Class<T> type) {
        Author author = Author.onClassPath(type.getName());
        requireConcrete(type, author);
        try {
            // Its author names it in code, so neither the class nor its constructor need be public.
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return type.cast(made(type, constructor, author));
        } catch (NoSuchMethodException e) {
            throw author.fault(type.getName() + " has no constructor without arguments; give it one"
                    + (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()) ? ", and make it static" : ""));
        } catch (LinkageError e) {
            throw author.thrown(type.getName(), e);
        }
    }

    /** A provider with its author; a provider in the box has no plugin. */
    record Brought<P>(P provider, Author author) {

        Brought<P> by(Author other) {
            return new Brought<>(provider, other);
        }
    }

    /** Returns the name of the file that lists a service's providers. */
    static String file(Class<?> service) {
        return "META-INF/services/" + service.getName();
    }

    /**
     * Creates every provider of a service, those in the box first.
     *
     * @throws PluginException if a plugin names a class that cannot be a provider
     */
    <P> List<Brought<P>> of(Class<P> service) {
        Map<String, Brought<P>> providers = new LinkedHashMap<>();
        for (String name : onClassPath(service)) {
            Author author = name.startsWith("dev.lockstep.") ? Author.BOX : Author.onClassPath(name);
            providers.computeIfAbsent(name, unused -> brought(service, name, author));
        }
        for (Path jar : jars) {
            for (String name : in(jar, service)) {
                providers.computeIfAbsent(name, unused -> brought(service, name, Author.inJar(jar)));
            }
        }
        return List.copyOf(providers.values());
    }

    private List<String> onClassPath(Class<?> service) {
        List<String> names = new ArrayList<>();
        try {
            for (URL file : Collections.list(box.getResources(file(service)))) {
                try (InputStream in = file.openStream()) {
                    names.addAll(names(in));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private static List<String> in(Path jar, Class<?> service) {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(file(service));
            return entry == null ? List.of() : names(file.getInputStream(entry));
        } catch (IOException e) {
            throw new InputException("--plugin: " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> names(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private <P> Brought<P> brought(Class<P> service, String name, Author author) {
        Class<?> type = loaded(service, name, author);
        if (!service.isAssignableFrom(type)) {
            throw author.fault(file(service) + " names " + name + ", which is not a " + service.getSimpleName()
                    + "; implement the interface, or remove the line");
        }
        return new Brought<>(service.cast(made(type, constructor(type, author), author)), author);
    }

    private Class<?> loaded(Class<?> service, String name, Author author) {
        try {
            return Class.forName(name, false, all);
        } catch (ClassNotFoundException e) {
            throw author.fault(file(service) + " names the class " + name
                    + ", which does not exist; correct the name, or add the class");
        } catch (LinkageError e) {
            throw author.thrown(name, e);
        }
    }

    private static void requireConcrete(Class<?> type, Author author) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw author.fault(type.getName() + " is abstract; name a class that is not");
        }
    }

    private static Constructor<?> constructor(Class<?> type, Author author) {
        requireConcrete(type, author);
        try {
            Constructor<?> constructor = type.getConstructor();
            // The class itself need not be public.
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw author.fault(type.getName() + " has no public constructor without arguments; give it one");
        } catch (LinkageError e) {
            throw author.thrown(type.getName(), e);
        }
    }

    private static Object made(Class<?> type, Constructor<?> constructor, Author author) {
        String call = "new " + type.getName() + "()";
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw author.thrown(call, e.getCause());
        } catch (LinkageError e) {
            throw author.thrown(call, e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a class that is not abstract has an accessible constructor", e);
        }
    }
}
