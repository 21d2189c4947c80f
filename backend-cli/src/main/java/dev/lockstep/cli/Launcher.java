package dev.lockstep.cli;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;
import org.zeroturnaround.exec.StartedProcess;

/**
 * Starts one arm's programs, one at a time, and sees each to its end: it ends by itself, or it is killed with all that it
 * started, when its time is up, when it prints too much, when the walk is interrupted, when the arm is closed, or when this
 * process ends.
 */
public final class Launcher implements AutoCloseable {

    /** How much of each of a program's streams is taken, in bytes. */
    public static final int DEFAULT_CAP = 64 << 20;

    /** How long to wait for the ends of the streams of a program that has ended, in seconds. */
    private static final int CLOSE_TIMEOUT = 3;

    private final int cap;
    private Optional<ProcessTree> running = Optional.empty();
    private boolean closed;

    public Launcher() {
        this(DEFAULT_CAP);
    }

    /**
     * A launcher with another cap.
     *
     * @param cap how much of each of a program's streams is taken, in bytes
     */
    public Launcher(int cap) {
        this.cap = cap;
    }

    /**
     * Starts a program and waits for its end.
     *
     * @throws InterruptedException when the walk is being stopped; the program is dead by then
     */
    public Run run(CommandLine command, Deadline deadline) throws InterruptedException {
        CompletableFuture<ProcessTree> tree = new CompletableFuture<>();
        Capture output = new Capture(cap, () -> tree.thenAccept(ProcessTree::kill));
        Capture errors = new Capture(cap, () -> tree.thenAccept(ProcessTree::kill));
        if (isClosed() || deadline.left() <= 0) {
            return lost(isClosed() ? Cause.DIED : Cause.TIMED_OUT, "was not started any more", false, command);
        }
        String mark = UUID.randomUUID().toString();
        StartedProcess started;
        try {
            started = new ProcessExecutor(command.arguments())
                    .directory(command.folder().toFile())
                    .environment(CleanEnvironment.changes(System.getenv()))
                    .environment(ProcessTree.MARK, mark)
                    .redirectErrorStream(false)
                    .streams(new Pipes(command.input(), output, errors))
                    .closeTimeout(CLOSE_TIMEOUT, TimeUnit.SECONDS)
                    .start();
        } catch (IOException e) {
            return lost(Cause.DIED, "could not be started: " + e.getMessage(), false, command);
        }
        ProcessTree program = new ProcessTree(started.getProcess(), mark);
        tree.complete(program);
        LiveProcesses.add(program);
        enter(program);
        try {
            return await(command, started, program, output, errors, deadline);
        } finally {
            leave();
            LiveProcesses.remove(program);
        }
    }

    private Run await(
            CommandLine command,
            StartedProcess started,
            ProcessTree program,
            Capture output,
            Capture errors,
            Deadline deadline)
            throws InterruptedException {
        List<String> arguments = command.arguments();
        try {
            ProcessResult result = started.getFuture().get(deadline.left(), TimeUnit.NANOSECONDS);
            if (output.full() || errors.full()) {
                return lost(Cause.CUT_OFF, "printed more than " + cap + " bytes", command, output, errors);
            }
            if (isClosed()) {
                return lost(Cause.DIED, "was killed because its arm was closed", command, output, errors);
            }
            if (!output.ended() || !errors.ended()) {
                program.kill();
                return lost(Cause.GARBAGE, "ended, but left its output open to others", command, output, errors);
            }
            return new Run.Ended(arguments, result.getExitValue(), output.bytes(), errors.bytes());
        } catch (TimeoutException e) {
            program.kill();
            String detail = "did not end within " + deadline.allowed().toMillis() + " ms";
            return lost(Cause.TIMED_OUT, detail, command, output, errors);
        } catch (InterruptedException e) {
            program.kill();
            throw e;
        } catch (ExecutionException e) {
            program.kill();
            return lost(Cause.DIED, "could not be watched: " + e.getCause(), command, output, errors);
        }
    }

    /** Kills what runs, with all that it started; nothing can be started any more. */
    @Override
    public void close() {
        Optional<ProcessTree> killed;
        synchronized (this) {
            closed = true;
            killed = running;
        }
        killed.ifPresent(ProcessTree::kill);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void enter(ProcessTree program) {
        boolean late;
        synchronized (this) {
            running = Optional.of(program);
            late = closed;
        }
        if (late) {
            program.kill();
        }
    }

    private synchronized void leave() {
        running = Optional.empty();
    }

    private static Run lost(Cause cause, String detail, boolean inDoubt, CommandLine command) {
        String program = command.arguments().get(0);
        Map<String, String> evidence = Map.of("command", String.join(" ", command.arguments()));
        return new Run.Lost(new Outcome.Broken(cause, program + " " + detail, inDoubt, evidence));
    }

    private static Run lost(Cause cause, String detail, CommandLine command, Capture output, Capture errors) {
        String program = command.arguments().get(0);
        Map<String, String> evidence = new TreeMap<>(Evidence.of(command.arguments(), output.bytes(), errors.bytes()));
        return new Run.Lost(new Outcome.Broken(cause, program + " " + detail, true, evidence));
    }
}
