package dev.lockstep.bench;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Opens an arm several times, one after another, and measures how long it takes to its first answer. */
public final class StartBenchmark {

    private static final int TIMES = 6;

    private StartBenchmark() {}

    /**
     * The time that an arm takes to its first answer.
     *
     * @param arm its name
     * @param firstNanos the first time in this process, including the time to build an image or an archive if one is
     *     missing
     * @param laterNanos the median of the later times
     */
    public record Measured(String arm, long firstNanos, long laterNanos) {

        /** Returns one line for people. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%-22s start to first answer: %8.1f ms the first time, then %8.1f ms (median of %d)",
                    arm,
                    firstNanos / 1e6,
                    laterNanos / 1e6,
                    TIMES - 1);
        }
    }

    /**
     * Opens the arm, runs the workload's first operation on it, and closes it.
     *
     * @param operationTimeout the time limit for its answer
     * @param folder the folder in which the arm's folders are created
     * @throws IllegalStateException if the arm does not answer, because then there is nothing to measure
     */
    public static <M> Measured start(ArmPlan arm, Workload<M> workload, Duration operationTimeout, Path folder)
            throws IOException, ArmUnavailableException, InterruptedException {
        Operation first = Stream.concat(
                        workload.setup(arm.engine().version()).stream(),
                        workload.probes(workload.newModel()).stream().map(Probe::query))
                .findFirst()
                .orElseThrow();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            ArmFolder own = ArmFolder.create(folder.resolve(arm.name() + "-" + i));
            long began = System.nanoTime();
            try (Backend opened = arm.provider()
                    .open(new ArmContext(
                            arm.name(),
                            own,
                            arm.engine(),
                            arm.client(),
                            operationTimeout,
                            Duration.ofMinutes(2),
                            arm.settings()))) {
                if (opened.apply(first) instanceof Broken broken) {
                    throw new IllegalStateException("the arm " + arm.name() + " did not answer: " + broken.detail());
                }
                nanos.add(System.nanoTime() - began);
            }
        }
        List<Long> later = nanos.subList(1, TIMES).stream().sorted().toList();
        return new Measured(arm.name(), nanos.get(0), later.get(later.size() / 2));
    }
}
