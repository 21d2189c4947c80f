package dev.lockstep.bench;

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
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.ObservationSource;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The cost of a step over a small store and over a large one. The commands are those that find their rows by a key,
 * because the time of the others grows in the engine itself.
 */
public final class SizeBenchmark {

    private static final long SEED = 1;
    private static final int BATCH = 500;

    private static final Set<String> BY_KEY = Set.of(
            "upsertPerson", "deletePerson", "findPerson", "insertKnows", "deleteKnows", "findKnown", "findNobody");

    private final List<ArmPlan> arms;
    private final Duration operationTimeout;
    private final Allowlist allowlist;
    private final long steps;

    /**
     * Describes a measurement.
     *
     * @param operationTimeout the time limit for one operation
     * @param allowlist the known differences
     * @param steps the number of measured steps
     */
    public SizeBenchmark(List<ArmPlan> arms, Duration operationTimeout, Allowlist allowlist, long steps) {
        this.arms = List.copyOf(arms);
        this.operationTimeout = operationTimeout;
        this.allowlist = allowlist;
        this.steps = steps;
    }

    /**
     * The times of a walk over a filled store.
     *
     * @param rows the number of rows that it was filled with
     * @param steps the number of measured steps, without the last one
     * @param full the number of these steps that were observed in full
     * @param sampled the number of these steps that were observed in part
     * @param nanos the time of these steps, with their records
     * @param lastNanos the time of the last step, whose observation is always full
     */
    public record Measured(long rows, long steps, long full, long sampled, long nanos, long lastNanos) {

        public double millis() {
            return nanos / 1e6 / steps;
        }

        /** Returns one line for people. */
        public String line(List<String> arms) {
            return String.format(
                    Locale.ROOT,
                    "%-22s %,7d rows  %8.3f ms a step, %d of them read in full and %d in part; the last step, in full, takes %.0f ms",
                    String.join(",", arms),
                    rows,
                    millis(),
                    full,
                    sampled,
                    lastNanos / 1e6);
        }
    }

    /**
     * Measures the steps over a store of this many persons.
     *
     * @throws IllegalStateException if the walk does not come to its end, because then there is nothing to measure
     */
    public <M> Measured measure(Workload<M> workload, long rows, Path folder) throws IOException {
        long fill = rows / BATCH;
        Files.createDirectories(folder);
        WalkPlan<M> plan = new WalkPlan<>(
                stream(workload, fill),
                new ArmPlans(arms.get(0).name(), arms),
                Limits.of(operationTimeout),
                allowlist,
                folder);
        List<StepRecord> records = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        WalkResult result =
                Walk.run(plan, WalkListener.of(new Recording(folder, plan, Clock.systemUTC()), new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        if (step.step() >= fill) {
                            times.add(System.nanoTime());
                            records.add(step);
                        }
                    }
                }));
        boolean ended = result.verdict() == Verdict.PARITY || result.verdict() == Verdict.VACUOUS;
        if (!ended || records.size() != steps + 1) {
            throw new IllegalStateException(
                    "the walk ended as " + result.verdict() + " after step " + result.steps() + ": " + result.detail());
        }
        int last = records.size() - 1;
        List<StepRecord> measured = records.subList(1, last);
        long sampled = measured.stream()
                .filter(step -> !step.sampledChannels().isEmpty())
                .count();
        long observed =
                measured.stream().filter(step -> !step.probes().isEmpty()).count();
        return new Measured(
                rows,
                measured.size(),
                observed - sampled,
                sampled,
                times.get(last - 1) - times.get(0),
                times.get(last) - times.get(last - 1));
    }

    private <M> CommandStream<M> stream(Workload<M> workload, long fill) {
        List<CommandKind<M>> kinds = workload.alphabet().stream()
                .filter(kind -> BY_KEY.contains(kind.name()))
                .toList();
        CommandCodec<M> codec = CommandCodec.of(workload);
        CommandStream<M> drawn = CommandStream.drawn(workload, SEED, kinds, fill + steps);
        return drawn.with((model, step) -> step <= fill
                        ? Optional.of(filling(codec, step))
                        : drawn.commands().next(model, step))
                .observed(new AfterFilling(drawn.observations(), fill));
    }

    private static <M> Command<M> filling(CommandCodec<M> codec, long step) {
        String persons = LongStream.range((step - 1) * BATCH, step * BATCH)
                .mapToObj(number -> "{\"slug\":\"p" + number + "\",\"name\":\"Person " + number + "\",\"age\":"
                        + number % 100 + ",\"score\":" + number + "}")
                .collect(Collectors.joining(","));
        try {
            return codec.read("{\"command\":\"insertPersons\",\"persons\":[" + persons + "]}");
        } catch (CommandFormatException e) {
            throw new IllegalStateException("the workload does not insert persons", e);
        }
    }

    /** Reads nothing while the store is filled. */
    private record AfterFilling(ObservationSource drawn, long fill) implements ObservationSource {
        @Override
        public Observation next(long step) {
            Observation next = drawn.next(step);
            return step <= fill ? Observation.NONE : next;
        }

        @Override
        public Optional<Sample> sample(long step) {
            return drawn.sample(step);
        }
    }
}
