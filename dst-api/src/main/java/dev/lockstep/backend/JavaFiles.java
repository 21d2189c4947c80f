package dev.lockstep.backend;

import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an installed Java, as a key for everything that is built from them. The version does not suffice,
 * because time-zone data and libraries are replaced under the same version.
 */
public final class JavaFiles {

    /** The parts that decide how Java runs; the rest is documentation. */
    private static final List<String> PARTS = List.of("release", "bin", "conf", "jmods", "lib");

    private static final String SOURCES = "src.zip";

    /** Larger files are known by their size and time only, because reading them would take too long. */
    private static final long READ_WHOLE = 128 << 10;

    private final Path home;
    private Optional<String> key = Optional.empty();

    /** The Java in a folder. */
    public JavaFiles(Path home) {
        this.home = home;
    }

    /** Returns the files of the Java that runs this process. */
    public static JavaFiles ofThisProcess() {
        return OfThisProcess.FILES;
    }

    /** Returns the folder of the Java. */
    public Path home() {
        return home;
    }

    /** Returns a text that changes when one of the files changes. The files are read once. */
    public synchronized String key() throws IOException {
        if (key.isEmpty()) {
            MessageDigest digest = Sha256.begin();
            for (String part : PARTS) {
                Path path = home.resolve(part);
                if (Files.exists(path)) {
                    add(path, digest);
                }
            }
            key = Optional.of(HexFormat.of().formatHex(digest.digest()));
        }
        return key.get();
    }

    private void add(Path part, MessageDigest digest) throws IOException {
        for (Path file : files(part)) {
            long size = Files.size(file);
            boolean read = size <= READ_WHOLE && Files.isReadable(file);
            long changed = read ? 0 : Files.getLastModifiedTime(file).toMillis();
            String line = home.relativize(file) + "\0" + size + "\0" + changed + "\0";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            if (read) {
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    /** Follows links, because distributions keep some of the files elsewhere. */
    private static List<Path> files(Path part) throws IOException {
        try (Stream<Path> found = Files.walk(part, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(SOURCES))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class OfThisProcess {
        static final JavaFiles FILES = new JavaFiles(Path.of(System.getProperty("java.home")));
    }
}
