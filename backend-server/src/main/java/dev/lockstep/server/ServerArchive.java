package dev.lockstep.server;

import dev.lockstep.backend.ClassDataFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The class-data archive of a local server, because a walk starts several servers and most of a start is spent loading
 * classes. The first server of its kind writes the archive when it is stopped in an orderly way, and later ones start
 * from it. Without an archive a server only starts more slowly, so nothing here fails a walk.
 */
final class ServerArchive {

    /** A Java that does not know the options starts anyway. */
    private static final String LENIENT = "-XX:+IgnoreUnrecognizedVMOptions";

    private final Optional<ClassDataFiles> files;
    private final Path building;

    /**
     * Describes the archive.
     *
     * @param files the archives of this program; empty if there can be none
     * @param building the file that a server writes
     */
    ServerArchive(Optional<ClassDataFiles> files, Path building) {
        this.files = files;
        this.building = building;
    }

    /** Returns the options of the next start. */
    List<String> options() {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            // "auto" and not "on": if a jar is touched after this moment, the start becomes slower instead of failing.
            return files.get()
                    .find()
                    .map(archive -> List.of(LENIENT, "-XX:SharedArchiveFile=" + archive, "-Xshare:auto"))
                    .orElse(List.of(LENIENT, "-XX:ArchiveClassesAtExit=" + building));
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** Keeps what the server has written that was just stopped. */
    void stopped() {
        if (files.isEmpty() || !Files.isRegularFile(building)) {
            return;
        }
        try {
            files.get().keep(building);
        } catch (IOException e) {
            // The next server writes it again.
        }
    }
}
