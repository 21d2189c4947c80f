package dev.lockstep.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Knows the owner of a class: the box, a plugin, or a library.
 *
 * @param box sees the class path
 * @param jars the jars of {@code --plugin}
 */
record Owners(ClassLoader box, List<Path> jars) {

    private static final String OURS = "dev.lockstep.";

    /**
     * The packages that a plugin calls. If their code throws because of a wrong argument, that is their caller's fault.
     */
    private static final List<String> CALLED_BY_PLUGINS =
            List.of(OURS + "op.", OURS + "system.", OURS + "backend.", OURS + "workload.");

    /** Whether the class is on the class path and in a package of Lockstep. */
    boolean isOurs(String className) {
        return className.startsWith(OURS) && box.getResource(file(className)) != null;
    }

    /** Whether the class belongs to Lockstep and plugins call it. */
    boolean isCalledByPlugins(String className) {
        return isOurs(className) && CALLED_BY_PLUGINS.stream().anyMatch(className::startsWith);
    }

    /** Returns the plugin that the class belongs to: its jar, or the class itself if it is on the class path. */
    Optional<String> plugin(String className) {
        URL onClassPath = box.getResource(file(className));
        if (onClassPath == null) {
            return jars.stream()
                    .filter(jar -> has(jar, file(className)))
                    .map(Owners::name)
                    .findFirst();
        }
        boolean brought = !className.startsWith(OURS) && isBesideProviders(onClassPath, file(className));
        return brought ? Optional.of(className) : Optional.empty();
    }

    /** Returns the name of a jar in messages. */
    static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static boolean has(Path jar, String entry) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " was readable when it was loaded", e);
        }
    }

    /**
     * Whether the folder or jar of the class also contains a list of providers; otherwise the class belongs to a
     * library.
     */
    private static boolean isBesideProviders(URL resource, String file) {
        String root = resource.toString().substring(0, resource.toString().length() - file.length());
        return Providers.SERVICES.stream().anyMatch(service -> exists(root + Providers.file(service)));
    }

    private static boolean exists(String url) {
        try {
            URI.create(url).toURL().openStream().close();
            return true;
        } catch (MalformedURLException e) {
            throw new AssertionError("made of a URL", e);
        } catch (IOException absent) {
            return false;
        }
    }
}
