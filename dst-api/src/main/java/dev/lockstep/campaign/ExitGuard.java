package dev.lockstep.campaign;

import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends the process with the code of a fault if somebody other than Lockstep calls {@code System.exit}, at any time,
 * once the other shutdown hooks have ended. During walks one of them is an {@link Interruption}, which writes their
 * results.
 */
public final class ExitGuard {

    /** Longer than an {@link Interruption} takes. */
    private static final Duration BEHIND_INTERRUPTION = Duration.ofSeconds(6);

    /** The hooks start one after another, and this one must see the others. */
    private static final long UNTIL_ALL_RUN_MILLIS = 100;

    private ExitGuard() {}

    /** Guards this process until it ends. */
    public static void install(PrintStream err) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(err), "exit-guard"));
    }

    private static void stop(PrintStream err) {
        Optional<ForeignExit> exit = ForeignExit.find(Thread.getAllStackTraces());
        exit.ifPresent(foreign -> {
            try {
                Thread.sleep(UNTIL_ALL_RUN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            new OtherHooks(foreign.thread()).await(Deadline.in(BEHIND_INTERRUPTION));
            err.println("lockstep: " + foreign.text());
            err.flush();
            Runtime.getRuntime().halt(Verdict.FAULT.exitCode());
        });
    }
}
