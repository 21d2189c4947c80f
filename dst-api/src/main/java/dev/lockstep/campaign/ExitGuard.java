package dev.lockstep.campaign;

import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the process with the code that it must have, once the other shutdown hooks have ended; during walks one of them
 * is an {@link Interruption}, which writes their results.
 *
 * <p>If somebody other than Lockstep calls {@code System.exit}, at any time, that is the code of a fault. If a signal
 * ends a command that has a finding, it is the code of the finding: a person who stops a campaign must not lose it.
 * Java itself would end with the code of the signal.
 */
public final class ExitGuard {

    /** Longer than an {@link Interruption} takes. */
    private static final Duration BEHIND_INTERRUPTION = Duration.ofSeconds(6);

    /** The hooks start one after another, and this one must see the others. */
    private static final long UNTIL_ALL_RUN_MILLIS = 100;

    /** A command that was interrupted has written its results, and returns. */
    private static final long UNTIL_RETURNED_MILLIS = 300;

    private static final Set<Verdict> OUTRANKING = EnumSet.of(Verdict.DIVERGED, Verdict.FAULT);

    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private ExitGuard() {}

    /** Guards this process until it ends. */
    public static ExitGuard install(PrintStream err) {
        ExitGuard guard = new ExitGuard();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> guard.stop(err), "exit-guard"));
        return guard;
    }

    /** Notes the exit code of the command, which has returned. */
    public void returned(int exitCode) {
        code.complete(exitCode);
    }

    private void stop(PrintStream err) {
        if (code.isDone() && !signalled()) {
            return;
        }
        if (code.isDone()) {
            // A signal came before the command could end the process itself, so Java ends with the signal's code.
            outranking().ifPresent(finding -> {
                new OtherHooks(Thread.currentThread()).await(Deadline.in(BEHIND_INTERRUPTION));
                Runtime.getRuntime().halt(finding);
            });
            return;
        }
        Optional<ForeignExit> exit = ForeignExit.find(Thread.getAllStackTraces());
        try {
            Thread.sleep(UNTIL_ALL_RUN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        new OtherHooks(exit.map(ForeignExit::thread).orElse(Thread.currentThread()))
                .await(Deadline.in(BEHIND_INTERRUPTION));
        if (exit.isPresent()) {
            err.println("lockstep: " + exit.get().text());
            err.flush();
            Runtime.getRuntime().halt(Verdict.FAULT.exitCode());
        }
        outranking().ifPresent(Runtime.getRuntime()::halt);
    }

    /** Whether a signal ends the process. Java ends it in a thread that it names after the signal. */
    private static boolean signalled() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().matches("SIG[A-Z]+ handler"));
    }

    /** Returns the code of the command, if it tells more than the signal. */
    private Optional<Integer> outranking() {
        try {
            int returned = code.get(UNTIL_RETURNED_MILLIS, TimeUnit.MILLISECONDS);
            return OUTRANKING.stream()
                    .map(Verdict::exitCode)
                    .filter(outranking -> outranking == returned)
                    .findFirst();
        } catch (TimeoutException | ExecutionException stillRunning) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
