package dev.lockstep.matrix;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.stream.EachKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The matrix of one workload, filled while its walk is played. A cell is only ever the result of a step: one that was
 * not played stays {@link Result#NOT_RUN}.
 */
public final class MatrixGrid implements WalkListener {

    /** The result of one cell on one arm. */
    public enum Result {
        /** The arm answered as the model predicts, and the probes after it too. */
        AS_PREDICTED("o"),
        /** The arm's answer or a probe differs, and an entry of the allow-list covers it. */
        KNOWN("k"),
        /** The arm does not offer an operation of this kind. */
        NOT_OFFERED("-"),
        /** The arm's answer or a probe differs. */
        DIFFERS("X"),
        /** The step was not played. */
        NOT_RUN("?");

        private final String mark;

        Result(String mark) {
            this.mark = mark;
        }

        /** Returns the one character that stands for it in the grid. */
        public String mark() {
            return mark;
        }

        /** Returns what it is called in a sentence. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final EachKind.Plan<?> plan;
    private final Map<EachKind.Cell, SortedMap<String, Result>> results = new LinkedHashMap<>();

    /** Creates the grid of this plan on these arms, before anything was played. */
    public MatrixGrid(EachKind.Plan<?> plan, List<String> arms) {
        this.plan = plan;
        plan.cells().values().forEach(cell -> results.put(cell, unplayed(arms)));
        plan.unreached().forEach(cell -> results.put(cell, unplayed(arms)));
    }

    private static SortedMap<String, Result> unplayed(List<String> arms) {
        return arms.stream().collect(Collectors.toMap(arm -> arm, arm -> Result.NOT_RUN, (a, b) -> a, TreeMap::new));
    }

    @Override
    public void stepped(StepRecord step) {
        EachKind.Cell cell = plan.cells().get(step.step());
        if (cell != null) {
            results.get(cell).replaceAll((arm, before) -> result(step, arm));
        }
    }

    @Override
    public void covered(KnownStep known) {
        EachKind.Cell cell = plan.cells().get(known.step().step());
        if (cell != null) {
            results.get(cell).replaceAll((arm, result) -> result == Result.DIFFERS ? Result.KNOWN : result);
        }
    }

    private static Result result(StepRecord step, String arm) {
        Outcome outcome = step.outcomes().get(arm);
        if (outcome == null) {
            return Result.NOT_RUN;
        }
        if (outcome instanceof Outcome.Broken
                || step.differences().stream().map(Difference::deviating).anyMatch(arm::equals)) {
            return Result.DIFFERS;
        }
        return outcome instanceof Outcome.Unsupported ? Result.NOT_OFFERED : Result.AS_PREDICTED;
    }

    /** Returns the cells, in the order in which they were drawn, with the result on each arm. */
    public Map<EachKind.Cell, SortedMap<String, Result>> results() {
        return results;
    }

    /** Returns the number of cells with this result, each arm counted separately. */
    public long count(Result result) {
        return results.values().stream()
                .flatMap(arms -> arms.values().stream())
                .filter(each -> each == result)
                .count();
    }

    /** Returns the fewest and the most rows that the store had before a cell of this size; empty if it has none. */
    public LongSummaryStatistics rows(EachKind.Size size) {
        return plan.cells().entrySet().stream()
                .filter(entry -> entry.getValue().size() == size)
                .mapToLong(entry -> plan.rows().get(entry.getKey()))
                .summaryStatistics();
    }

    /** Whether every cell was played on every arm that offers it, and at least one was. */
    public boolean isWhole() {
        return count(Result.NOT_RUN) == 0 && count(Result.AS_PREDICTED) > 0;
    }
}
