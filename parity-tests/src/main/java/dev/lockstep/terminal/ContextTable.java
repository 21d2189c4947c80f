package dev.lockstep.terminal;

import dev.lockstep.contexts.ContextGrid;
import dev.lockstep.contexts.ContextGrid.Cell;
import dev.lockstep.contexts.ContextGrid.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sweep of storage contexts, as text for people. */
public record ContextTable(ContextGrid grid) {

    /** Returns the grid, what its marks mean, and a line for each cell that is no parity. */
    public String text() {
        int width = grid.workloads().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(Shown.count(grid.workloads().size(), "workload", "workloads") + " x "
                + Shown.count(grid.arms().size(), "context", "contexts") + ": " + grid.walked() + " of "
                + Shown.count(grid.results().size(), "cell", "cells") + " walked\n");
        text.append("  ").append(" ".repeat(width));
        grid.arms().forEach(arm -> text.append("  ").append(arm));
        for (String workload : grid.workloads()) {
            text.append("\n  ").append(workload).append(" ".repeat(width - workload.length()));
            for (String arm : grid.arms()) {
                Result result = grid.results().get(new Cell(workload, arm));
                text.append("  ").append(result == null ? " " : result.mark()).append(" ".repeat(arm.length() - 1));
            }
        }
        text.append("\n  o parity, v vacuous, X another verdict, - not walked\n");
        return text.toString().replaceAll(" +\n", "\n");
    }

    /** Returns a line for each walk that is no parity, and one for each reason not to walk. */
    public List<String> remarks() {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        grid.results().forEach((cell, result) -> {
            if (result.verdict().isEmpty()) {
                reasons.computeIfAbsent(result.why(), unused -> new ArrayList<>())
                        .add(cell.workload() + " on " + cell.arm());
            } else if (!result.mark().equals("o")) {
                lines.add(
                        result.verdict().get() + " " + cell.workload() + " on " + cell.arm() + ": " + result.folder());
            }
        });
        reasons.forEach((why, cells) -> lines.add("not walked: " + String.join(", ", cells) + ": " + why));
        return lines;
    }
}
