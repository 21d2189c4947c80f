package dev.lockstep.strike;

import dev.lockstep.backend.CommandPrefix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The tracer of one arm's processes. It strikes the next process that is started, at the k-th call of one of its
 * threads on a file of the store, and no other process.
 *
 * <p>A process that lives on is traced from beside: a tracer in front of it would take the signals that stop it.
 */
final class Strace implements CommandPrefix {

    private static final String PROGRAM = "strace";
    private static final long END_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 10;

    private final Path store;
    private final Path traces;
    private final boolean beside;
    private Optional<Blow> next = Optional.empty();
    private int kth;
    private int started;
    private Optional<Path> trace = Optional.empty();
    private Optional<Blow> dealt = Optional.empty();

    /**
     * Creates the tracer.
     *
     * @param store the folder of the store; the files in it when a process is started can be struck
     * @param traces an empty folder for what the tracer writes
     * @param beside whether the processes live on after an operation
     */
    Strace(Path store, Path traces, boolean beside) {
        this.store = store;
        this.traces = traces;
        this.beside = beside;
    }

    /** Strikes the next process. */
    synchronized void strike(Blow blow, int call) {
        next = Optional.of(blow);
        kth = call;
    }

    /** Leaves the processes alone that are started from now on. */
    synchronized void rest() {
        next = Optional.empty();
    }

    @Override
    public synchronized List<String> words() {
        if (next.isEmpty()) {
            return List.of();
        }
        Blow blow = next.get();
        next = Optional.empty();
        trace = Optional.of(traces.resolve("trace-" + started++));
        dealt = Optional.of(blow);
        List<String> words = new ArrayList<>(List.of(PROGRAM));
        if (beside) {
            words.add("-D");
        }
        words.addAll(List.of("-f", "-q", "-o", trace.get().toString(), "-e", "trace=" + blow.calls()));
        try (Stream<Path> files = Files.walk(store)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> words.addAll(List.of("-P", file.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the store cannot be listed", e);
        }
        words.addAll(List.of("-e", "inject=" + blow.calls() + ":" + blow.injected() + ":when=" + kth));
        return words;
    }

    /**
     * Returns whether the last blow fell. Asked before anybody else ends the process.
     *
     * @param lost whether the process seems to have ended; what the tracer writes about it may then be on its way
     */
    synchronized boolean fell(boolean lost) throws IOException, InterruptedException {
        if (trace.isEmpty()) {
            return false;
        }
        String sign = dealt.orElseThrow().kills() ? "killed by SIGKILL" : "(INJECTED)";
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lost ? END_MILLIS : 0);
        do {
            if (Files.exists(trace.get())
                    && Files.readString(trace.get(), StandardCharsets.ISO_8859_1)
                            .contains(sign)) {
                return true;
            }
            Thread.sleep(lost ? LOOK_MILLIS : 0);
        } while (System.nanoTime() < end);
        return false;
    }
}
