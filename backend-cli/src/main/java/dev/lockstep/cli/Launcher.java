package dev.lockstep.cli;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.platform.CleanEnvironment;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts one arm's programs, one at a time, and waits for the end of each. A program ends by itself, or it is killed
 * with everything that it started: when its time is up, when it prints too much, when the walk is interrupted, when the
 * arm is closed, or when this process ends.
 */
public final class Launcher implements Ending {

    /** The largest accepted output on each of a program's streams, in bytes. */
    public static final int DEFAULT_CAP = 64 << 20;

    /** The time to wait for the ends of the streams of a program that has ended, in seconds. */
    private static final int CLOSE_TIMEOUT = 3;

    private final int cap;
    private final Map<String, String> environment;
    private final ProcessTree started = new ProcessTree();
    private Optional<Process> running = Optional.empty();
    private Optional<NamedPipes> pipes = Optional.empty();
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
        this(cap, Map.of());
    }

    /**
     * Creates a launcher whose programs have more in their environment.
     *
     * @param environment variables beside the usual ones
     */
    public Launcher(Map<String, String> environment) {
        this(DEFAULT_CAP, environment);
    }

    private Launcher(int cap, Map<String, String> environment) {
        this.cap = cap;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts a program and waits for its end.
     *
     * @throws InterruptedException if the walk is being stopped; the program has been killed by then
     */
    public Run run(CommandLine command, Deadline deadline) throws InterruptedException {
        return run(command, deadline, Optional.empty());
    }

    /**
     * Does the same, and kills the program if it still runs at a moment.
     *
     * @param kill the moment
     */
    Run run(CommandLine command, Deadline deadline, Optional<KillTimer> kill) throws InterruptedException {
        if (isClosed()) {
            return notStarted(command, Cause.DIED, "was not started, because its arm is closed");
        }
        if (deadline.passed()) {
            return notStarted(command, Cause.TIMED_OUT, "was not started, because the time was already up");
        }
        OpenLaunchers.add(this);
        Capture output = new Capture(cap, this::kill);
        Capture errors = new Capture(cap, this::kill);
        CountDownLatch reading = new CountDownLatch(2);
        Process program;
        try {
            program = pipes().start(prepared(command), output, errors, reading::countDown);
        } catch (IOException e) {
            dropPipes();
            return notStarted(command, Cause.DIED, "could not be started: " + e.getMessage());
        }
        enter(program, output, errors);
        boolean ended = false;
        try {
            feed(program, command.input());
            kill.ifPresent(timer -> timer.start(program));
            Run run = await(command, program, output, errors, reading, deadline);
            ended = run instanceof Run.Ended;
            return run;
        } finally {
            leave(ended);
        }
    }

    private ProcessBuilder prepared(CommandLine command) {
        ProcessBuilder program = new ProcessBuilder(command.arguments())
                .directory(command.folder().toAbsolutePath().toFile());
        CleanEnvironment.clean(program.environment());
        program.environment().putAll(environment);
        program.environment().put(started.variable(), started.mark());
        return program;
    }

    /** Writes standard input beside the wait, because a program may print before it reads, or never read. */
    private static void feed(Process program, byte[] input) {
        Thread feeder = new Thread(
                () -> {
                    try (OutputStream in = program.getOutputStream()) {
                        in.write(input);
                    } catch (IOException unread) {
                        // The program has closed its input, and its answer shows whether it should have read on.
                        return;
                    }
                },
                "feeding a program");
        feeder.setDaemon(true);
        feeder.start();
    }

    private Run await(
            CommandLine command,
            Process program,
            Capture output,
            Capture errors,
            CountDownLatch reading,
            Deadline deadline)
            throws InterruptedException {
        try {
            if (!program.waitFor(deadline.left(), TimeUnit.NANOSECONDS)) {
                kill();
                String detail = "did not end within " + deadline.allowed().toMillis() + " ms";
                return lost(command, Cause.TIMED_OUT, detail, output, errors);
            }
            reading.await(CLOSE_TIMEOUT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
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
        return new Run.Ended(command.arguments(), program.exitValue(), output.bytes(), errors.bytes());
    }

    /** Kills the running program and everything that earlier programs left running. Nothing can be started any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        kill();
        dropPipes();
        OpenLaunchers.remove(this);
    }

    private synchronized NamedPipes pipes() throws IOException, InterruptedException {
        if (pipes.isEmpty()) {
            pipes = Optional.of(NamedPipes.create());
        }
        return pipes.get();
    }

    /** The next program gets other pipes. What is left of these harms nobody: two empty files. */
    private synchronized void dropPipes() {
        try {
            if (pipes.isPresent()) {
                pipes.get().close();
            }
        } catch (IOException left) {
            return;
        } finally {
            pipes = Optional.empty();
        }
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

    /**
     * Takes the program off the register.
     *
     * @param ended whether the streams came to their end; otherwise something may still hold the pipes
     */
    private synchronized void leave(boolean ended) {
        running = Optional.empty();
        if (!ended || closed) {
            dropPipes();
        }
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
