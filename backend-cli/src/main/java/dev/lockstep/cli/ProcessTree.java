package dev.lockstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A started program with everything that it started.
 *
 * <p>A process whose parent has ended is nobody's descendant any more. So each program gets a variable of its own into its
 * environment, which all that it starts inherits; where {@code /proc} tells the environment of processes, they are found by
 * it.
 */
final class ProcessTree {

    /** The variable that marks a program and all that it starts. */
    static final String MARK = "LOCKSTEP_PROCESS";

    private static final int ROUNDS = 100;
    private static final Path PROC = Path.of("/proc");

    private final Process root;
    private final String mark;

    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Kills all of it. A process may start another while we look, so it looks until nothing is left. */
    void kill() {
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> others = others();
            if (others.isEmpty() && !root.isAlive()) {
                return;
            }
            others.forEach(ProcessHandle::destroyForcibly);
            root.destroyForcibly();
            awaitEndOfRoot();
        }
    }

    private void awaitEndOfRoot() {
        boolean interrupted = false;
        try {
            root.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> others() {
        List<ProcessHandle> found = new ArrayList<>(root.descendants().toList());
        if (Files.isDirectory(PROC)) {
            try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
                all.filter(other -> other.pid() != root.pid() && isMarked(other))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private boolean isMarked(ProcessHandle other) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(other.pid() + "/environ"));
            return ("\0" + new String(environment, StandardCharsets.ISO_8859_1))
                    .contains("\0" + MARK + "=" + mark + "\0");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
