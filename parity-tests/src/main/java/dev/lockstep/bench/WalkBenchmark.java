package dev.lockstep.bench;

import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
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
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Observation;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Walks real arms, and measures their steps. */
public final class WalkBenchmark {

    private static final long SEED = 1;

    /** The operations that every harness does in the same way; maintenance takes as long as the engine's tools take. */
    private static final Set<OperationKind> PLAIN = Set.of(OperationKind.MUTATE, OperationKind.QUERY);

    private WalkBenchmark() {}

    /** When a walk reads the stored data. */
    public enum Reading {
        /** At drawn steps, by drawn channels, as every walk does. */
        DRAWN,
        /** After each step by the probes alone, for comparison. */
        EACH_STEP
    }

    /**
     * The times of a walk over a set of arms.
     *
     * @param arms their names
     * @param steps the number of measured steps
     * @param reads the mean number of probes that are read after a step
     * @param wallNanos the time of the steps
     * @param plainNanos the time of the steps that are one mutation or one query, with their probes
     * @param plainSteps the number of those steps
     * @param slowestNanos the time of each step's slowest arm, added up
     * @param plainArmNanos the time of the plain steps, by arm
     */
    public record Measured(
            List<String> arms,
            long steps,
            double reads,
            long wallNanos,
            long plainNanos,
            long plainSteps,
            long slowestNanos,
            SortedMap<String, Long> plainArmNanos) {

        public double stepsPerSecond() {
            return steps * 1e9 / wallNanos;
        }

        public double plainMillis() {
            return plainNanos / 1e6 / plainSteps;
        }

        /** Returns the number of statements per second of one arm: each step's operation and its probes. */
        public double statementsPerSecond() {
            return stepsPerSecond() * (1 + reads);
        }

        public double wallOverSlowest() {
            return (double) wallNanos / slowestNanos;
        }

        /**
         * Returns the time of one statement of a plain step, by itself or as its share of several that are asked
         * together.
         */
        private String statementMillis() {
            return plainArmNanos.entrySet().stream()
                    .map(arm -> String.format(
                            Locale.ROOT, "%s %.3f ms", arm.getKey(), arm.getValue() / 1e6 / plainSteps / (1 + reads)))
                    .collect(Collectors.joining(", "));
        }

        /** Returns two lines for people. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%-22s %5d steps  %8.2f steps/s  %9.1f statements/s per arm  %8.1f ms a plain step  wall / slowest arm %.3f%n"
                            + "%-22s a statement takes: %s",
                    String.join(",", arms),
                    steps,
                    stepsPerSecond(),
                    statementsPerSecond(),
                    plainMillis(),
                    wallOverSlowest(),
                    "",
                    statementMillis());
        }
    }

    /**
     * Walks one seed over these arms.
     *
     * @param reading whether the steps to be observed are drawn, as in every walk
     * @param operationTimeout the time limit for one operation
     * @param allowlist the known differences, which do not end the walk
     * @param warmUp the number of steps at the beginning that are not measured
     * @throws IllegalStateException if the arms disagree or a known difference ends the walk early, because then there
     *     is nothing to measure
     */
    public static <M> Measured walk(
            Workload<M> workload,
            List<ArmPlan> arms,
            Duration operationTimeout,
            Allowlist allowlist,
            long warmUp,
            long steps,
            Reading reading,
            Path folder) {
        CommandStream<M> drawn = CommandStream.drawn(workload, SEED, warmUp + steps);
        List<StepRecord> records = new ArrayList<>();
        WalkPlan<M> plan = new WalkPlan<>(
                reading == Reading.DRAWN ? drawn : drawn.observed(step -> Observation.QUERY),
                new ArmPlans(arms.get(0).name(), arms),
                Limits.of(operationTimeout),
                allowlist,
                folder);
        WalkResult result = Walk.run(plan, new WalkListener() {
            @Override
            public void stepped(StepRecord step) {
                if (step.step() > warmUp) {
                    records.add(step);
                }
            }
        });
        // A short walk does not exercise the whole alphabet; the part that it exercised is measured anyway.
        boolean complete = records.size() == steps;
        if (!complete || result.verdict() != Verdict.PARITY && result.verdict() != Verdict.VACUOUS) {
            throw new IllegalStateException(
                    "a walk over " + arms.stream().map(ArmPlan::name).toList() + " ended as " + result.verdict()
                            + " after step " + result.steps() + ": " + result.detail());
        }
        List<StepRecord> plain =
                records.stream().filter(step -> isPlain(step.operation())).toList();
        return new Measured(
                arms.stream().map(ArmPlan::name).toList(),
                records.size(),
                records.stream().mapToLong(record -> record.probes().size()).sum() / (double) records.size(),
                records.stream().mapToLong(StepRecord::wallNanos).sum(),
                plain.stream().mapToLong(StepRecord::wallNanos).sum(),
                plain.size(),
                records.stream().mapToLong(WalkBenchmark::slowest).sum(),
                byArm(plain));
    }

    private static SortedMap<String, Long> byArm(List<StepRecord> steps) {
        SortedMap<String, Long> nanos = new TreeMap<>();
        steps.forEach(step -> step.nanos().forEach((arm, took) -> nanos.merge(arm, took, Long::sum)));
        return nanos;
    }

    static boolean isPlain(Operation operation) {
        return PLAIN.contains(operation.kind());
    }

    private static long slowest(StepRecord step) {
        return step.nanos().values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}
