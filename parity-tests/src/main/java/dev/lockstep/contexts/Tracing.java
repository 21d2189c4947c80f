package dev.lockstep.contexts;

import dev.lockstep.backend.ArmUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code strace}, which fails, delays or ends a process at its system calls. It needs the program and the permission to
 * trace a process, so a machine may lack it.
 */
public final class Tracing {

    private static final String CALLS = "pwrite64,fsync,fdatasync";

    private Tracing() {}

    /** Returns why it cannot be used; empty if it can. */
    public static Optional<String> lacking() {
        return Ran.of(List.of("strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:delay_exit=1", "true"))
                .lacking("strace");
    }

    /**
     * Returns why it cannot be attached to a process that it has not started; empty if it can. A machine may permit the
     * one and not the other: the setting {@code kernel.yama.ptrace_scope} of Linux is about this.
     */
    public static Optional<String> lackingToAttach() {
        Optional<String> lacking = lacking();
        if (lacking.isPresent()) {
            return lacking;
        }
        Process waiting;
        try {
            waiting = new ProcessBuilder("cat").start();
        } catch (IOException notInstalled) {
            return Optional.of("cat is not installed");
        }
        try {
            AttachedTracer.to(waiting.pid(), List.of("-o", "/dev/null")).close();
            return Optional.empty();
        } catch (ArmUnavailableException | IOException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            waiting.destroyForcibly();
        }
    }

    /**
     * Returns a command on a slow disk: each write at a place and each sync of the process and its children takes this
     * time longer.
     *
     * @param trace the file for the calls; each one that was delayed has a line with {@code (DELAYED)}
     */
    public static List<String> slowed(List<String> command, int microseconds, String trace) {
        List<String> slowed = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace, "-e", "trace=" + CALLS));
        slowed.addAll(List.of("-e", "inject=" + CALLS + ":delay_exit=" + microseconds));
        slowed.addAll(command);
        return slowed;
    }

    /** How a small command ended. */
    record Ran(Optional<Integer> exit, String said) {

        static Ran of(List<String> command) {
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes()).strip();
                return new Ran(Optional.of(process.waitFor()), said);
            } catch (IOException notInstalled) {
                return new Ran(Optional.empty(), command.get(0) + " is not installed");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Ran(Optional.empty(), "interrupted");
            }
        }

        Optional<String> lacking(String what) {
            return exit.filter(code -> code == 0).isPresent()
                    ? Optional.empty()
                    : Optional.of(exit.isEmpty() ? said : what + " is not permitted: " + said);
        }
    }
}
