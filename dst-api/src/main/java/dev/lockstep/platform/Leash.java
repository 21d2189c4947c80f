package dev.lockstep.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Ends what this process has started when this process ends without a word, as after SIGKILL. A shell waits at a pipe
 * whose other end is here alone. The operating system closes that end in any case, and the shell then does its work.
 */
public final class Leash implements AutoCloseable {

    /** Signals to a whole group, such as that of Ctrl-C, are not for the shell. */
    private static final String WAIT = "trap '' HUP INT TERM; while read -r word; do :; done; ";

    private final Optional<Process> shell;

    private Leash(Optional<Process> shell) {
        this.shell = shell;
    }

    /**
     * Begins to wait. Without a shell nothing waits, and what a killed process leaves is found by the next one.
     *
     * @param script the work for {@code sh}
     * @param arguments the values of {@code $1} and so on
     */
    public static Leash tie(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WAIT + script, "leash"));
        Collections.addAll(command, arguments);
        try {
            return new Leash(Optional.of(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()));
        } catch (IOException noShell) {
            return new Leash(Optional.empty());
        }
    }

    /** Ends the shell without its work. */
    @Override
    public void close() {
        shell.ifPresent(Process::destroyForcibly);
    }
}
