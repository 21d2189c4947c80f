package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.CommandPrefix;
import dev.lockstep.contexts.AttachedTracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code strace} on one arm's processes. It strikes a process at the k-th call of one name and thread on a file of the
 * store that is there when the tracer comes.
 *
 * <p>A process that lives on is traced from beside: a tracer in front of it would take the signals that stop it. Each
 * such process says its number before it becomes the server, so that a tracer can come later.
 */
final class Strace implements Tracer, CommandPrefix {

    private static final String PROGRAM = "strace";

    /** Writes the number of the process, which stays the same behind {@code exec}. */
    private static final String NUMBERED = "echo $$ > \"$0\"; exec \"$@\"";

    /** All calls are traced, so that one count serves all blows. */
    private static final String CALLS = String.join(
            ",", Stream.of(Blow.values()).map(Blow::calls).distinct().toList());

    private final Path store;
    private final Path traces;
    private final boolean beside;
    private Optional<Supplier<List<String>>> next = Optional.empty();
    private int made;

    private Strace(Path store, Path traces, boolean beside) {
        this.store = store;
        this.traces = traces;
        this.beside = beside;
    }

    /** Puts it before the processes that are started for the store of a folder. */
    static Strace on(ArmFolder folder, boolean livesOn) throws IOException {
        Path store = folder.data().toRealPath();
        Strace strace = new Strace(store, Files.createTempDirectory(folder.scratch(), "traces"), livesOn);
        folder.keep(CommandPrefix.class, strace);
        return strace;
    }

    @Override
    public synchronized Watch next(Optional<Place> place) {
        Trace trace = newTrace(place);
        next = Optional.of(() -> options(trace));
        return new Watch() {
            @Override
            public Trace trace() {
                return trace;
            }

            @Override
            public void close() {
                rest();
            }
        };
    }

    @Override
    public synchronized OpenerTrace opener(Duration hold) {
        OpenerTrace trace = new OpenerTrace(traces.resolve("opener-" + made++), hold);
        // An arm may add files that are none of the store, such as the mark of its server.
        List<String> options = options(trace);
        next = Optional.of(() -> options);
        return trace;
    }

    private synchronized void rest() {
        next = Optional.empty();
    }

    @Override
    public Watch attach(Optional<Place> place) throws ArmUnavailableException, IOException, InterruptedException {
        Trace trace = newTrace(place);
        long process = Long.parseLong(Files.readString(number()).strip());
        AttachedTracer tracer = AttachedTracer.to(process, options(trace));
        return new Watch() {
            @Override
            public Trace trace() {
                return trace;
            }

            @Override
            public void close() {
                tracer.close();
            }
        };
    }

    private synchronized Trace newTrace(Optional<Place> place) {
        return new Trace(traces.resolve("trace-" + made++), store, place);
    }

    private Path number() {
        return traces.resolve("process");
    }

    @Override
    public synchronized List<String> words() {
        if (next.isEmpty()) {
            return beside ? List.of("sh", "-c", NUMBERED, number().toString()) : List.of();
        }
        List<String> options = next.get().get();
        next = Optional.empty();
        List<String> words = new ArrayList<>(List.of(PROGRAM, "-f", "-q"));
        if (beside) {
            words.add("-D");
        }
        words.addAll(options);
        return words;
    }

    private List<String> options(Trace trace) {
        List<String> options = new ArrayList<>(List.of("-y", "-o", trace.file().toString(), "-e", "trace=" + CALLS));
        options.addAll(files());
        trace.place()
                .ifPresent(place -> options.addAll(List.of(
                        "-e", "inject=" + place.call() + ":" + place.blow().injected() + ":when=" + place.kth())));
        return options;
    }

    private List<String> options(OpenerTrace trace) {
        List<String> options = new ArrayList<>(List.of(
                "-y", "-ttt", "-o", trace.file().toString(), "-e", "trace=" + OpenerTrace.NOTED, "-e", "signal=none"));
        options.addAll(files());
        if (!trace.hold().isZero()) {
            options.addAll(List.of(
                    "-e",
                    "inject=" + OpenerTrace.READS + ":delay_enter="
                            + TimeUnit.NANOSECONDS.toMicros(trace.hold().toNanos()) + ":when=1"));
        }
        return options;
    }

    /** Names the files of the store that are there now. */
    private List<String> files() {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(file -> Stream.of("-P", file.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the store cannot be listed", e);
        }
    }
}
