package dev.lockstep.backend;

import dev.lockstep.platform.FileDigests;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The class-data archives of one Java program in the cache folder: the classes that the program loads, in parsed form.
 * A start with an archive takes about half the time.
 *
 * <p>Java uses an archive only with exactly the same Java, flags and jars, and is otherwise slow without a message.
 * Therefore all of these are part of the file's name. Java does not check the file itself: a truncated file crashes it.
 * Therefore the name ends with a checksum of the content, and a file is used only if its checksum is right. A file is
 * moved into place when it is complete, so simultaneous builders, in this process or another, do no worse than build it
 * twice.
 */
public final class ClassDataFiles {

    private final Path folder;
    private final String key;

    private ClassDataFiles(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    /**
     * Describes the archives of a program.
     *
     * @param cache the cache folder
     * @param java the Java that runs the program
     * @param options its options
     * @param jars its class path in order, of jars only
     * @throws IOException if the cache folder cannot be used or a jar cannot be read
     */
    public static ClassDataFiles of(Path cache, JavaFiles java, List<String> options, List<Path> jars)
            throws IOException {
        Path folder = Files.createDirectories(cache.resolve("class-data")).toRealPath();
        return new ClassDataFiles(folder, key(java, options, jars));
    }

    /** Returns the folder of all archives. */
    public Path folder() {
        return folder;
    }

    /** Returns the archive whose checksum is right. The other archives with that key are damaged and are deleted. */
    public Optional<Path> find() throws IOException {
        List<Path> candidates;
        try (Stream<Path> files = Files.list(folder)) {
            candidates = files.filter(file -> file.getFileName().toString().startsWith(key + "-"))
                    .sorted()
                    .toList();
        }
        for (Path file : candidates) {
            if (file.getFileName().toString().equals(name(file))) {
                return Optional.of(file);
            }
            Files.deleteIfExists(file);
        }
        return Optional.empty();
    }

    /** Moves a complete archive into place, and returns its place. */
    public Path keep(Path built) throws IOException {
        return Files.move(built, folder.resolve(name(built)), StandardCopyOption.ATOMIC_MOVE);
    }

    private String name(Path file) throws IOException {
        return key + "-" + checksum(file) + ".jsa";
    }

    /**
     * Returns a digest of everything that Java compares with an archive: Java itself, the flags, and the jars in their
     * order with their times.
     */
    private static String key(JavaFiles java, List<String> options, List<Path> jars) throws IOException {
        List<String> parts =
                new ArrayList<>(List.of(java.home().toString(), java.key(), System.getProperty("os.arch")));
        parts.addAll(options);
        for (Path jar : jars) {
            parts.add(FileDigests.of(jar));
            parts.add(String.valueOf(Files.getLastModifiedTime(jar).toMillis()));
        }
        return Sha256.ofText(String.join("\n", parts)).substring(0, 32);
    }

    /** Protects against damage, not against attackers. It is a fast checksum, because it is computed at every start. */
    private static String checksum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        long length = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
                length += read;
            }
        }
        return String.format(Locale.ROOT, "%d-%08x", length, sum.getValue());
    }
}
