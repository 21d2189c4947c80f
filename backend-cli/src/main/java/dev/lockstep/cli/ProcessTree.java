package dev.lockstep.cli;

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
 * <p>A process whose parent has ended is nobody's descendant any more. So each program gets a mark into its environment,
 * which all that it starts inherits; where {@code /proc} tells the environment of processes, they are found by it.
 */
final class ProcessTree {

    private static final String VARIABLE = "LOCKSTEP_ARM";
    private static final Path PROC = Path.of("/proc");

    /** Rounds of at most 20 ms each. A process that cannot be killed in that time waits for a device, and dies after it. */
    private static final int ROUNDS = 100;

    private final String mark = UUID.randomUUID().toString();

    /** The variable of the environment that marks what is started. */
    String variable() {
        return VARIABLE;
    }

    /** Its value. */
    String mark() {
        return mark;
    }

    /**
     * Kills all of it. A process may start another while we look, so it looks until nothing is left.
     *
     * @param running the program that is running, if one is
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

    /** Gives the process a moment to end; false when interrupted meanwhile. */
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
        if (Files.isDirectory(PROC)) {
            long known = running.map(Process::pid).orElse(-1L);
            try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
                all.filter(other -> other.pid() != known && isMarked(other)).forEach(found::add);
            }
        }
        return found;
    }

    private boolean isMarked(ProcessHandle other) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(other.pid() + "/environ"));
            String variables = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
            return variables.contains("\0" + VARIABLE + "=" + mark + "\0");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
