package dev.lockstep.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SHA-256 digests of files that one process asks for again and again, such as an engine's jars at each start of a
 * server. A file is read again when its size, its time or its identity has changed. A file that was changed just now is
 * not remembered, because a second change may leave it with the same time.
 */
public final class FileDigests {

    /** Longer than the steps in which any file system counts the time of a file. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final Map<Path, Seen> READ = new ConcurrentHashMap<>();

    private FileDigests() {}

    /**
     * Returns the digest of a file's content, in lower-case hexadecimal.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static String of(Path file) {
        Path place = file.toAbsolutePath();
        try {
            State state = State.of(place);
            Seen seen = READ.get(place);
            if (seen != null && seen.state().equals(state)) {
                return seen.digest();
            }
            String digest = Sha256.ofFile(place);
            if (state.isSettled() && state.equals(State.of(place))) {
                READ.put(place, new Seen(state, digest));
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A digest, and the state of the file that has it. */
    private record Seen(State state, String digest) {}

    /**
     * Tells one content of a file from another without reading it.
     *
     * @param identity distinguishes the file from another one at the same place; empty if the file system has none
     */
    private record State(long size, FileTime changed, String identity) {

        static State of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(
                    attributes.size(), attributes.lastModifiedTime(), Objects.toString(attributes.fileKey(), ""));
        }

        boolean isSettled() {
            return changed.toInstant().isBefore(Instant.now().minus(SETTLED));
        }
    }
}
