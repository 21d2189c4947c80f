package dev.lockstep.contexts;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.platform.Leash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * {@code strace} at a process that runs already. Closed, it goes and the process runs on. It never outlives this
 * process: a leash asks it to go.
 */
public final class AttachedTracer implements AutoCloseable {

    private static final String GO = "kill -TERM \"$1\"";

    /** How it begins a line that says that it has all threads of a process. */
    private static final String HAS_PROCESS = "strace: Process ";

    private static final long LIMIT_SECONDS = 60;

    private final Process tracer;
    private final Leash leash;

    private AttachedTracer(Process tracer) {
        this.tracer = tracer;
        this.leash = Leash.tie(GO, Long.toString(tracer.pid()));
    }

    /**
     * Attaches to a process and its children, and waits until all threads are traced.
     *
     * @param options what is traced, and where it is written
     * @throws ArmUnavailableException if that is not permitted, or the process has ended
     */
    public static AttachedTracer to(long process, List<String> options)
            throws ArmUnavailableException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-p", Long.toString(process)));
        command.addAll(options);
        AttachedTracer attached = new AttachedTracer(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        try {
            Optional<String> refused = attached.awaitProcess();
            if (refused.isPresent()) {
                attached.close();
                throw new ArmUnavailableException("strace cannot be attached: " + refused.get());
            }
            return attached;
        } catch (InterruptedException | RuntimeException e) {
            attached.close();
            throw e;
        }
    }

    /** Returns why it does not trace the process; empty if it does. */
    private Optional<String> awaitProcess() throws InterruptedException {
        BlockingQueue<Optional<String>> answer = new ArrayBlockingQueue<>(1);
        Thread reader = new Thread(() -> read(answer), "strace-words");
        reader.setDaemon(true);
        reader.start();
        Optional<String> refused = answer.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        return refused == null ? Optional.of("it did not say so within " + LIMIT_SECONDS + " s") : refused;
    }

    /** Reads to the end, because the tracer waits when nobody takes its words. */
    private void read(BlockingQueue<Optional<String>> answer) {
        List<String> words = new ArrayList<>();
        try (BufferedReader lines = tracer.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(HAS_PROCESS) && line.contains(" attached")) {
                    answer.offer(Optional.empty());
                } else if (words.size() < 3) {
                    words.add(line);
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            words.add(String.valueOf(closed.getMessage()));
        }
        answer.offer(Optional.of(String.join("; ", words)));
    }

    /** Returns the number of its process. */
    public long pid() {
        return tracer.pid();
    }

    /** Waits until it has gone, so that nothing of the process is traced any more. */
    @Override
    public void close() {
        // The handle's call leaves the pipe open that the reader reads to its end.
        tracer.toHandle().destroy();
        boolean interrupted = Thread.interrupted();
        try {
            if (!tracer.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                tracer.destroyForcibly();
            }
        } catch (InterruptedException e) {
            tracer.destroyForcibly();
            interrupted = true;
        } finally {
            leash.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
