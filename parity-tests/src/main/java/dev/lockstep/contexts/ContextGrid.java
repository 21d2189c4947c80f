package dev.lockstep.contexts;

import dev.lockstep.parity.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The walks of a sweep, by workload and by arm. A cell has a result of a walk, or the reason why there was none. */
public final class ContextGrid {

    /**
     * One cell.
     *
     * @param workload the workload
     * @param arm the arm in its context, such as {@code embedded+split}
     */
    public record Cell(String workload, String arm) {}

    /**
     * The result of a cell.
     *
     * @param verdict the verdict of its walk; empty if there was none
     * @param steps the steps that were played
     * @param folder the folder of the walk; empty if there was none
     * @param why the reason why it was not walked; empty if it was
     */
    public record Result(Optional<Verdict> verdict, long steps, String folder, String why) {

        /** Returns the result of a cell that cannot be walked. */
        public static Result notRun(String why) {
            return new Result(Optional.empty(), 0, "", why);
        }

        /** Returns the one character that stands for it in the grid. */
        public String mark() {
            return switch (verdict.orElse(Verdict.USAGE)) {
                case PARITY -> "o";
                case USAGE -> "-";
                case VACUOUS -> "v";
                default -> "X";
            };
        }
    }

    private final Map<Cell, Result> results = new LinkedHashMap<>();

    /** Adds a cell. */
    public void add(Cell cell, Result result) {
        if (results.put(cell, result) != null) {
            throw new IllegalStateException(cell + " was walked twice");
        }
    }

    public Map<Cell, Result> results() {
        return results;
    }

    public List<String> workloads() {
        return results.keySet().stream().map(Cell::workload).distinct().toList();
    }

    public List<String> arms() {
        return results.keySet().stream().map(Cell::arm).distinct().toList();
    }

    /** Returns the number of cells with a walk. */
    public long walked() {
        return results.values().stream()
                .filter(result -> result.verdict().isPresent())
                .count();
    }

    /**
     * Returns the verdict of the sweep: the worst of its walks. A workload, or an arm, without any walk shows nothing.
     */
    public Verdict verdict() {
        Verdict verdict = Verdict.PARITY;
        for (Result result : results.values()) {
            verdict = verdict.and(result.verdict().orElse(Verdict.PARITY));
        }
        return verdict.and(isWhole() ? Verdict.PARITY : Verdict.VACUOUS);
    }

    private boolean isWhole() {
        return walked() > 0
                && arms().stream().allMatch(arm -> isWalked(cell -> cell.arm().equals(arm)))
                && workloads().stream()
                        .allMatch(workload -> isWalked(cell -> cell.workload().equals(workload)));
    }

    private boolean isWalked(Predicate<Cell> chosen) {
        return results.entrySet().stream()
                .anyMatch(entry -> chosen.test(entry.getKey())
                        && entry.getValue().verdict().isPresent());
    }
}
