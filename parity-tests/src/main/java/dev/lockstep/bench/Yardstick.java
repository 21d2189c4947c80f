package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.backend.jdbc.UrlSettings;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * How near a recorded walk comes to its limit: bare loops that send the same statements to the same engines, one thread
 * for each arm. Only H2 in this process and H2's server are supported here.
 *
 * <p>Dear kinds are left out on both sides, because their time is the engine's. Walk and loops take turns, so that the
 * load of the machine is the same for both.
 */
public final class Yardstick {

    private static final long SEED = 1;
    private static final int TURNS = 3;
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Duration operationTimeout;
    private final Allowlist allowlist;
    private final long warmUp;
    private final long steps;

    /**
     * Describes a measurement.
     *
     * @param operationTimeout the time limit for one operation
     * @param allowlist the known differences
     * @param warmUp the number of steps at the beginning that are not measured
     * @param steps the number of measured steps
     */
    public Yardstick(Duration operationTimeout, Allowlist allowlist, long warmUp, long steps) {
        this.operationTimeout = operationTimeout;
        this.allowlist = allowlist;
        this.warmUp = warmUp;
        this.steps = steps;
    }

    /**
     * The times of both sides.
     *
     * @param arms the arms
     * @param steps the number of measured steps
     * @param statements the number of statements that each arm was sent in them
     * @param walks the recorded walk, by turn
     * @param loops the bare loops, by turn; the slowest of them counts
     */
    public record Measured(List<String> arms, long steps, long statements, List<Span> walks, List<Span> loops) {

        /** Returns the walk's rate as a part of the bare loops' rate: the median of the turns. */
        public double ratio() {
            return median(Span::nanos);
        }

        private double median(ToLongFunction<Span> part) {
            double[] ratios = new double[walks.size()];
            Arrays.setAll(
                    ratios, turn -> (double) part.applyAsLong(loops.get(turn)) / part.applyAsLong(walks.get(turn)));
            Arrays.sort(ratios);
            return ratios[ratios.length / 2];
        }

        /** Returns three lines for people. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%-22s %.2f of the rate of bare JDBC loops that send the same statements (goal: 0.7)%n"
                            + "%-22s %d steps, %d statements to each arm; a recorded walk %s, the loops %s%n"
                            + "%-22s processor time of this process, which other programs hardly change: %.2f; %s, %s",
                    String.join(",", arms),
                    ratio(),
                    "",
                    steps,
                    statements,
                    millis(walks, Span::nanos),
                    millis(loops, Span::nanos),
                    "",
                    median(Span::processorNanos),
                    millis(walks, Span::processorNanos),
                    millis(loops, Span::processorNanos));
        }

        private static String millis(List<Span> spans, ToLongFunction<Span> part) {
            return spans.stream()
                            .map(each -> String.format(Locale.ROOT, "%.0f", part.applyAsLong(each) / 1e6))
                            .toList()
                    + " ms";
        }
    }

    /**
     * A time on the clock, and the processor time of this process in it.
     *
     * @param nanos the time on the clock
     * @param processorNanos the processor time, with that of the compiler and of the garbage collector
     */
    public record Span(long nanos, long processorNanos) {

        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Span now() {
            return new Span(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        Span until(Span end) {
            return new Span(end.nanos - nanos, end.processorNanos - processorNanos);
        }
    }

    /** The statements that a walk sent, and the time that it took. */
    private record Walked(
            List<Asked> warmUp, List<Asked> measured, Span span, SortedMap<String, SortedMap<String, String>> arms) {}

    /**
     * Measures both sides.
     *
     * @throws IllegalStateException if the walk does not come to its end, because then there is nothing to measure
     */
    public <M> Measured measure(Workload<M> workload, List<ArmPlan> arms, Path folder)
            throws IOException, InterruptedException {
        List<Span> walks = new ArrayList<>();
        List<Span> loops = new ArrayList<>();
        long statements = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            Path here = Files.createDirectories(folder.resolve("turn-" + turn));
            Walked walked = walk(workload, arms, Files.createDirectories(here.resolve("walk")));
            walks.add(walked.span());
            loops.add(bare(arms, walked, here.resolve("bare")));
            statements = walked.measured().size();
        }
        return new Measured(arms.stream().map(ArmPlan::name).toList(), steps, statements, walks, loops);
    }

    private <M> Walked walk(Workload<M> workload, List<ArmPlan> arms, Path folder) throws IOException {
        List<CommandKind<M>> kinds =
                workload.alphabet().stream().filter(kind -> !kind.isDear()).toList();
        WalkPlan<M> plan = new WalkPlan<>(
                CommandStream.drawn(workload, SEED, kinds, warmUp + steps),
                new ArmPlans(arms.get(0).name(), arms),
                Limits.of(operationTimeout),
                allowlist,
                folder);
        Sent sent = new Sent();
        WalkResult result = Walk.run(plan, WalkListener.of(new Recording(folder, plan, Clock.systemUTC()), sent));
        if (result.steps() != warmUp + steps || sent.last.isEmpty()) {
            throw new IllegalStateException("the walk ended as " + result.verdict() + " after step " + result.steps()
                    + ": " + result.detail() + (result.verdict() == Verdict.DIVERGED ? ", see " + folder : ""));
        }
        return new Walked(sent.before, sent.after, sent.first.orElseThrow().until(sent.last.get()), sent.opened);
    }

    /** Notes what was sent. The clock is read after a step was recorded, so a step's journal counts. */
    private final class Sent implements WalkListener {
        private final List<Asked> before = new ArrayList<>();
        private final List<Asked> after = new ArrayList<>();
        private SortedMap<String, SortedMap<String, String>> opened;
        private Optional<Span> first = Optional.empty();
        private Optional<Span> last = Optional.empty();

        @Override
        public void opened(SortedMap<String, SortedMap<String, String>> arms) {
            opened = arms;
        }

        @Override
        public void stepped(StepRecord step) {
            (step.step() <= warmUp ? before : after).addAll(Asked.of(step));
            if (step.step() == warmUp) {
                first = Optional.of(Span.now());
            } else if (step.step() == warmUp + steps) {
                last = Optional.of(Span.now());
            }
        }
    }

    private static Span bare(List<ArmPlan> arms, Walked walked, Path folder) throws IOException, InterruptedException {
        Optional<BareServer> server = Optional.empty();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            CountDownLatch ready = new CountDownLatch(arms.size());
            List<Future<Long>> loops = new ArrayList<>();
            for (ArmPlan arm : arms) {
                String place = "jdbc:h2:file:" + folder.resolve(arm.name()).resolve("db");
                if (arm.name().equals("server")) {
                    server = Optional.of(BareServer.start(
                            arm.engine(), javaOptions(walked.arms().get(arm.name())), folder.resolve(arm.name())));
                    place = server.get().place();
                }
                String url = place
                        + UrlSettings.of(arm.client().system(), arm.client().version());
                loops.add(threads.submit(new BareLoop(arm.client(), url, walked.warmUp(), walked.measured(), ready)));
            }
            ready.await();
            Span began = Span.now();
            long ended = began.nanos();
            for (Future<Long> loop : loops) {
                ended = Math.max(ended, loop.get());
            }
            return new Span(ended - began.nanos(), began.until(Span.now()).processorNanos());
        } catch (ExecutionException e) {
            throw new IOException("a bare loop failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
            server.ifPresent(BareServer::close);
            // A loop that still writes would be in the way of whoever deletes the folder, and hide what failed.
            threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Returns the options of the walk's server that decide how fast Java is. */
    private static List<String> javaOptions(SortedMap<String, String> described) {
        return Arrays.stream(described.getOrDefault("command", "").split(" "))
                .filter(word -> word.startsWith("-XX:") && !word.contains("Archive") || word.startsWith("-Xm"))
                .toList();
    }
}
