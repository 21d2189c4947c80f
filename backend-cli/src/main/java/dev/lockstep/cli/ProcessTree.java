package dev.lockstep.cli;

import dev.lockstep.platform.Leash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The programs that one launcher started, with everything that they started in turn.
 *
 * <p>A process whose parent has ended is no longer anybody's descendant. Therefore each program gets a mark in its
 * environment, which all its descendants inherit. If {@code /proc} shows the environment of processes, they are found
 * by this mark.
 */
final class ProcessTree {

    private static final String VARIABLE = "LOCKSTEP_ARM";
    private static final Path PROC = Path.of("/proc");

    /**
     * Rounds of at most 20 ms each. A process that cannot be killed in that time waits for a device, and ends
     * afterwards.
     */
    private static final int ROUNDS = 100;

    private final String mark = UUID.randomUUID().toString();
    private final Path processes;

    ProcessTree() {
        this(PROC);
    }

    /**
     * Creates a tree.
     *
     * @param processes the folder that shows the processes, if the operating system has one
     */
    ProcessTree(Path processes) {
        this.processes = processes;
    }

    /** Returns the environment variable that marks the started programs. */
    String variable() {
        return VARIABLE;
    }

    /** Returns the variable's value. */
    String mark() {
        return mark;
    }

    /**
     * Returns a leash that kills the program, with everything that it started, when this process is killed. If nothing
     * shows the mark of a process, the program is known by its number alone, which another one may have after its end.
     * The leash is then off at its end.
     */
    Leash leash(Process program) {
        Leash leash = Leash.tie(
                "for round in 1 2 3; do for each in /proc/[0-9]*; do grep -qsF \"$1\" \"$each/environ\""
                        + " && kill -9 \"${each#/proc/}\"; done; done; [ -d /proc/self ] || kill -9 \"$2\"",
                VARIABLE + "=" + mark,
                Long.toString(program.pid()));
        if (!Files.isDirectory(processes.resolve("self"))) {
            program.onExit().thenRun(leash::close);
        }
        return leash;
    }

    /**
     * Kills all of the processes. A process may start another one meanwhile, so the search is repeated until none is
     * left.
     *
     * @param running the running program, if there is one
     */
    void kill(Optional<Process> running) {
        boolean interrupted = Thread.interrupted();
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> alive = others(running);
            alive.forEach(ProcessHandle::destroyForcibly);
            running.ifPresent(program -> {
                if (program.isAlive()) {
                    program.destroyForcibly();
                    alive.add(program.toHandle());
                }
            });
            if (alive.isEmpty()) {
                break;
            }
            interrupted |= !awaitEnd(alive.get(alive.size() - 1));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a moment for the process to end; false if interrupted meanwhile. */
    private static boolean awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        } catch (ExecutionException | TimeoutException stillThere) {
            return true;
        }
        return true;
    }

    private List<ProcessHandle> others(Optional<Process> running) {
        List<ProcessHandle> found = new ArrayList<>();
        running.ifPresent(program -> program.descendants().forEach(found::add));
        if (Files.isDirectory(processes)) {
            long known = running.map(Process::pid).orElse(-1L);
            try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
                all.filter(other -> other.pid() != known && isMarked(other)).forEach(found::add);
            }
        }
        return found;
    }

    private boolean isMarked(ProcessHandle other) {
        try {
            byte[] environment = Files.readAllBytes(processes.resolve(other.pid() + "/environ"));
            String variables = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
            return variables.contains("\0" + VARIABLE + "=" + mark + "\0");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
