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

    /** What every harness does in the same way; maintenance takes as long as the engine's tools do. */
    private static final Set<OperationKind> PLAIN = Set.of(OperationKind.MUTATE, OperationKind.QUERY);

    private WalkBenchmark() {}

    /**
     * What walking a set of arms took.
     *
     * @param arms their names
     * @param steps how many steps were measured
     * @param reads how many reads the probes of a step are
     * @param wallNanos how long the steps took
     * @param plainNanos how long those steps took that are one mutation or one query, with their probes
     * @param plainSteps how many of those there were
     * @param slowestNanos for each step its slowest arm's time, added up
     * @param plainArmNanos by arm, how long it took of the plain steps
     */
    public record Measured(
            List<String> arms,
            long steps,
            long reads,
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

        /** Steps, each with its operation and its probes, as statements that one arm was asked. */
        public double statementsPerSecond() {
            return stepsPerSecond() * (1 + reads);
        }

        public double wallOverSlowest() {
            return (double) wallNanos / slowestNanos;
        }

        /** One statement of a plain step, by itself or as its share of what is asked in one go. */
        private String statementMillis() {
            return plainArmNanos.entrySet().stream()
                    .map(arm -> String.format(
                            Locale.ROOT, "%s %.3f ms", arm.getKey(), arm.getValue() / 1e6 / plainSteps / (1 + reads)))
                    .collect(Collectors.joining(", "));
        }

        /** Two lines for people. */
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
     * @param operationTimeout how long one operation may take
     * @param allowlist the known differences, which do not end the walk
     * @param warmUp how many steps at the beginning are not measured
     * @throws IllegalStateException when the arms disagree, or a known difference ends the walk early: then there is nothing
     *     to measure
     */
    public static <M> Measured walk(
            Workload<M> workload,
            List<ArmPlan> arms,
            Duration operationTimeout,
            Allowlist allowlist,
            long warmUp,
            long steps,
            Path folder) {
        List<StepRecord> records = new ArrayList<>();
        WalkPlan<M> plan = new WalkPlan<>(
                CommandStream.drawn(workload, SEED, warmUp + steps),
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
        // A short walk exercises less than the alphabet; what it did exercise is measured all the same.
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
                records.get(0).probes().size(),
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
