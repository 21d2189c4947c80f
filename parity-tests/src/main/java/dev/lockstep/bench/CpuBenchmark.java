package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The processor time of the loop's own work for a recorded step, over arms that do nothing. It includes the compiler
 * and the garbage collector of this process. Unlike the time on the clock, it hardly depends on what else the machine
 * does.
 */
public final class CpuBenchmark {

    private static final int STEPS = 5_000;

    /** The code is compiled in these walks, which are not measured. */
    private static final int WARM_UP = 3;

    private static final int TURNS = 5;

    private CpuBenchmark() {}

    /**
     * The processor time of a step.
     *
     * @param arms the number of arms
     * @param micros the microseconds of a step, by turn, the shortest first
     */
    public record Measured(int arms, List<Double> micros) {

        /** Returns one line for people. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "recorded step %d arms   %7.1f µs of processor time a step, the median of %d walks (%.1f to %.1f; goal: 100)",
                    arms,
                    micros.get(micros.size() / 2),
                    micros.size(),
                    micros.get(0),
                    micros.get(micros.size() - 1));
        }
    }

    /** Measures the loop over this number of arms. */
    public static Measured measure(int arms, Path folder) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<Double> micros = new ArrayList<>();
        for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
            long before = system.getProcessCpuTime();
            walk(arms, folder);
            long nanos = system.getProcessCpuTime() - before;
            new FileTree(folder).delete();
            if (turn >= WARM_UP) {
                micros.add(nanos / 1e3 / STEPS);
            }
        }
        return new Measured(arms, micros.stream().sorted().toList());
    }

    private static void walk(int arms, Path folder) throws IOException {
        Files.createDirectories(folder);
        WalkPlan<Object> plan = Tick.plan(arms, STEPS, folder.resolve("arms"));
        WalkResult result = Walk.run(plan, new Recording(folder, plan, Clock.systemUTC()));
        if (result.verdict() != Verdict.PARITY || result.steps() != STEPS) {
            throw new IllegalStateException("the walk ended as " + result.verdict() + ": " + result.detail());
        }
    }
}
