package dev.lockstep.invariant;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files below the place of a store that the engine's processes have open, as Linux shows them in
 * {@code /proc/PID/fd}. A deleted file that is open keeps its space until its process ends, and no answer shows that.
 *
 * @param paths the open files, relative to the place of the store; a file that is open several times is there once
 * @param deleted those of them that are deleted
 */
public record OpenFiles(List<String> paths, List<String> deleted) {

    /** Linux adds this to the path of an open file that is deleted; see {@code proc(5)}. */
    private static final String DELETED = " (deleted)";

    public OpenFiles {
        paths = List.copyOf(paths);
        deleted = List.copyOf(deleted);
    }

    /**
     * Reads the open files from what a process's links in {@code /proc/PID/fd} point to.
     *
     * @param targets the targets of the links
     * @param store the place of the store, as the process sees it
     */
    public static OpenFiles of(Collection<String> targets, String store) {
        String below = store.endsWith("/") ? store : store + "/";
        TreeSet<String> paths = new TreeSet<>();
        TreeSet<String> deleted = new TreeSet<>();
        for (String target : targets) {
            if (target.startsWith(below)) {
                boolean gone = target.endsWith(DELETED);
                String path = target.substring(below.length(), target.length() - (gone ? DELETED.length() : 0));
                paths.add(path);
                if (gone) {
                    deleted.add(path);
                }
            }
        }
        return new OpenFiles(List.copyOf(paths), List.copyOf(deleted));
    }

    /** Reads the open files of this process; see {@link #of(Collection, Path)}. */
    public static Optional<OpenFiles> ofThisProcess(Path store) throws IOException {
        return of(List.of(ProcessHandle.current().pid()), store);
    }

    /**
     * Reads the open files of processes of this machine.
     *
     * @param processes the ids of the processes; the first one must live, and the others may have ended
     * @param store the place of the store
     * @return the open files; empty if this operating system has no {@code /proc}, or does not let us look
     * @throws IOException if there is no first process
     */
    public static Optional<OpenFiles> of(Collection<Long> processes, Path store) throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self/fd"))) {
            return Optional.empty();
        }
        List<String> targets = new ArrayList<>();
        boolean isFirst = true;
        for (long process : processes) {
            try {
                targets.addAll(targets(Path.of("/proc", Long.toString(process), "fd")));
            } catch (AccessDeniedException notOurs) {
                return Optional.empty();
            } catch (NoSuchFileException ended) {
                if (isFirst) {
                    throw ended;
                }
            }
            isFirst = false;
        }
        return Optional.of(of(targets, store.toRealPath().toString()));
    }

    private static List<String> targets(Path links) throws IOException {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(links)) {
            for (Path link : all) {
                try {
                    targets.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    // It is not open any more, so it is not kept open.
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return targets;
    }
}
