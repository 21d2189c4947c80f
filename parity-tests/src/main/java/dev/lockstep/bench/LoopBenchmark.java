package dev.lockstep.bench;

import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The loop's own cost of one step: generation, two hand-overs to each arm and back, comparison, coverage. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LoopBenchmark {

    private static final int STEPS = 1000;

    @Param({"1", "2", "3"})
    private int arms;

    private Path folder;

    @Setup(Level.Invocation)
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("lockstep-bench-");
    }

    @TearDown(Level.Invocation)
    public void deleteFolder() throws IOException {
        new FileTree(folder).delete();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public WalkResult step() {
        return inParity(Walk.run(Tick.plan(arms, STEPS, folder.resolve("arms")), new WalkListener() {}));
    }

    /** The same step with commands, journal and report written. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public WalkResult recordedStep() throws IOException {
        WalkPlan<Object> plan = Tick.plan(arms, STEPS, folder.resolve("arms"));
        return inParity(Walk.run(plan, new Recording(folder, plan, Clock.systemUTC())));
    }

    private static WalkResult inParity(WalkResult result) {
        if (result.verdict() != Verdict.PARITY || result.steps() != STEPS) {
            throw new IllegalStateException("the walk ended as " + result.verdict() + ": " + result.detail());
        }
        return result;
    }
}
