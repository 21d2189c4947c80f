package dev.lockstep.assembly;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.workload.WorkloadProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The jars of {@code --plugin}, looked at before anything of them runs, and one class loader over all of them. */
public final class Plugins {

    private static final List<Class<?>> SERVICES =
            List.of(SystemProvider.class, BackendProvider.class, WorkloadProvider.class);

    private Plugins() {}

    /** What is in the box and in the given jars together. */
    public static Catalogue catalogue(List<Path> jars) {
        ClassLoader box = Plugins.class.getClassLoader();
        return catalogue(jars.isEmpty() ? box : new URLClassLoader(urls(jars), box), jars);
    }

    private static Catalogue catalogue(ClassLoader loader, List<Path> jars) {
        try {
            return new Catalogue(
                    ServiceLoader.load(SystemProvider.class, loader),
                    ServiceLoader.load(BackendProvider.class, loader),
                    ServiceLoader.load(WorkloadProvider.class, loader));
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new InputException(
                    "--plugin: a provider in " + names(jars, Path::toString) + " cannot be loaded: " + e.getMessage(),
                    e);
        }
    }

    private static URL[] urls(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            check(jars.get(i));
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new InputException("--plugin: " + jars.get(i) + " has a name that no class loader takes", e);
            }
        }
        return urls;
    }

    private static void check(Path jar) {
        if (!Files.isReadable(jar) || Files.isDirectory(jar)) {
            throw new InputException("--plugin: " + jar + " is not a file that can be read; give the jar itself");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            if (SERVICES.stream()
                    .noneMatch(service -> file.getEntry("META-INF/services/" + service.getName()) != null)) {
                throw new InputException("--plugin: " + jar + " brings nothing; it must name a provider in one of "
                        + names(SERVICES, service -> "META-INF/services/" + service.getName()));
            }
        } catch (IOException e) {
            throw new InputException("--plugin: " + jar + " is not a jar: " + e.getMessage(), e);
        }
    }

    private static <T> String names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }
}
