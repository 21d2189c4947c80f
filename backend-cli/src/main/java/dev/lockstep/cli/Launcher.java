package dev.lockstep.cli;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;
import org.zeroturnaround.exec.StartedProcess;

/**
 * Starts one arm's programs, one at a time, and waits for the end of each. A program ends by itself, or it is killed
 * with everything that it started: when its time is up, when it prints too much, when the walk is interrupted, when the
 * arm is closed, or when this process ends.
 */
public final class Launcher implements AutoCloseable {

    /** The largest accepted output on each of a program's streams, in bytes. */
    public static final int DEFAULT_CAP = 64 << 20;

    /** The time to wait for the ends of the streams of a program that has ended, in seconds. */
    private static final int CLOSE_TIMEOUT = 3;

    private final int cap;
    private final ProcessTree started = new ProcessTree();
    private Optional<Process> running = Optional.empty();
    private boolean closed;

    public Launcher() {
        this(DEFAULT_CAP);
    }

    /**
     * Creates a launcher with another cap.
     *
     * @param cap the largest accepted output on each of a program's streams, in bytes
     */
    public Launcher(int cap) {
        this.cap = cap;
    }

    /**
     * Starts a program and waits for its end.
     *
     * @throws InterruptedException if the walk is being stopped; the program has been killed by then
     */
    public Run run(CommandLine command, Deadline deadline) throws InterruptedException {
        if (isClosed()) {
            return notStarted(command, Cause.DIED, "was not started, because its arm is closed");
        }
        if (deadline.passed()) {
            return notStarted(command, Cause.TIMED_OUT, "was not started, because the time was already up");
        }
        OpenLaunchers.add(this);
        Capture output = new Capture(cap, this::kill);
        Capture errors = new Capture(cap, this::kill);
        StartedProcess program;
        try {
            program = new ProcessExecutor(command.arguments())
                    .directory(command.folder().toAbsolutePath().toFile())
                    .environment(CleanEnvironment.changes(System.getenv()))
                    .environment(started.variable(), started.mark())
                    .redirectErrorStream(false)
                    .streams(new Pipes(command.input(), output, errors))
                    .closeTimeout(CLOSE_TIMEOUT, TimeUnit.SECONDS)
                    .start();
        } catch (IOException e) {
            return notStarted(command, Cause.DIED, "could not be started: " + e.getMessage());
        }
        enter(program.getProcess(), output, errors);
        try {
            return await(command, program, output, errors, deadline);
        } finally {
            leave();
        }
    }

    private Run await(CommandLine command, StartedProcess program, Capture output, Capture errors, Deadline deadline)
            throws InterruptedException {
        try {
            ProcessResult result = program.getFuture().get(deadline.left(), TimeUnit.NANOSECONDS);
            if (output.full() || errors.full()) {
                return lost(command, Cause.CUT_OFF, "printed more than " + cap + " bytes", output, errors);
            }
            if (isClosed()) {
                return lost(command, Cause.DIED, "was killed, because its arm was closed", output, errors);
            }
            if (!output.ended() || !errors.ended()) {
                kill();
                return lost(command, Cause.GARBAGE, "ended, but another process keeps its output open", output, errors);
            }
            return new Run.Ended(command.arguments(), result.getExitValue(), output.bytes(), errors.bytes());
        } catch (TimeoutException e) {
            kill();
            String detail = "did not end within " + deadline.allowed().toMillis() + " ms";
            return lost(command, Cause.TIMED_OUT, detail, output, errors);
        } catch (InterruptedException e) {
            kill();
            throw e;
        } catch (ExecutionException e) {
            kill();
            return lost(command, Cause.DIED, "could not be monitored: " + e.getCause(), output, errors);
        }
    }

    /** Kills the running program and everything that earlier programs left running. Nothing can be started any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        kill();
        OpenLaunchers.remove(this);
    }

    private void kill() {
        Optional<Process> program;
        synchronized (this) {
            program = running;
        }
        started.kill(program);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Registers the program. From here on a close or a full capture can kill it; if either has already happened, the
     * program is killed now.
     */
    private void enter(Process program, Capture output, Capture errors) {
        boolean late;
        synchronized (this) {
            running = Optional.of(program);
            late = closed || output.full() || errors.full();
        }
        if (late) {
            kill();
        }
    }

    private synchronized void leave() {
        running = Optional.empty();
    }

    private static Run notStarted(CommandLine command, Cause cause, String detail) {
        return new Run.Lost(new Outcome.Broken(
                cause, command.arguments().get(0) + " " + detail, false, Evidence.of(command.arguments())));
    }

    private static Run lost(CommandLine command, Cause cause, String detail, Capture output, Capture errors) {
        Map<String, String> evidence = Evidence.of(command.arguments(), output.bytes(), errors.bytes());
        return new Run.Lost(new Outcome.Broken(cause, command.arguments().get(0) + " " + detail, true, evidence));
    }
}
