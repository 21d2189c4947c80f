package dev.lockstep.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The list of known differences that a plugin ships for its system, with the witnesses beside it. A list in a jar is
 * read from the jar, which stays open as long as the process, as it does for its classes.
 */
final class ShippedList {

    private ShippedList() {}

    /** Returns the path of the list in a jar. */
    static String entry(String system) {
        return "META-INF/lockstep/known/" + system + ".yaml";
    }

    /** Returns the list of an author's system; empty if the author ships none. */
    static Optional<Path> find(Author author, String system) {
        if (author.plugin().isEmpty() || author.isProject()) {
            return Optional.empty();
        }
        return author.jar()
                .map(jar -> in(jar, entry(system)))
                .orElseGet(() -> Optional.ofNullable(
                                ShippedList.class.getClassLoader().getResource(entry(system)))
                        .flatMap(ShippedList::onClassPath));
    }

    private static Optional<Path> in(Path jar, String entry) {
        try {
            FileSystem files = FileSystems.newFileSystem(jar);
            Path list = files.getPath(entry);
            if (Files.exists(list)) {
                return Optional.of(list);
            }
            files.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new InputException("--plugin: " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Path> onClassPath(URL resource) {
        try {
            return resource.openConnection() instanceof JarURLConnection inJar
                    ? in(Path.of(inJar.getJarFileURL().toURI()), inJar.getEntryName())
                    : Optional.of(Path.of(resource.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        } catch (URISyntaxException e) {
            throw new AssertionError("a class loader gives URLs that are URIs", e);
        }
    }
}
