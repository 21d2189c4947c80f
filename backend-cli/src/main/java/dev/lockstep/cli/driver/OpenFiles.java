package dev.lockstep.cli.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * The open files of processes below a folder, as the kernel shows them.
 *
 * @param folder the folder
 */
record OpenFiles(Path folder) {

    private static final Path PROC = Path.of("/proc");

    /** Whether one of the processes has a file of the folder open. */
    boolean areHeldBy(Collection<Long> processes) {
        return processes.stream().anyMatch(this::isHeldBy);
    }

    private boolean isHeldBy(long process) {
        Path open = PROC.resolve(process + "/fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
            Path real = folder.toRealPath();
            for (Path descriptor : descriptors) {
                if (target(descriptor).startsWith(real)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException ended) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see the open files of process " + process, e);
        }
    }

    private static Path target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (NoSuchFileException closed) {
            return Path.of("");
        }
    }
}
