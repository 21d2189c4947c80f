package dev.lockstep.terminal;

import dev.lockstep.matrix.MatrixGrid;
import dev.lockstep.matrix.MatrixGrid.Result;
import dev.lockstep.stream.EachKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A matrix of commands and stores, as text for people. */
public record MatrixTable(MatrixGrid grid) {

    /** Returns the grid, with what its marks mean and the size of the stores. */
    public String text() {
        List<String> kinds = grid.results().keySet().stream()
                .map(EachKind.Cell::kind)
                .distinct()
                .toList();
        SortedSet<String> arms = new TreeSet<>();
        grid.results().values().forEach(row -> arms.addAll(row.keySet()));
        int width = kinds.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(Shown.count(kinds.size(), "command", "commands") + " x "
                + EachKind.Size.values().length + " stores x " + Shown.count(arms.size(), "arm", "arms") + ": "
                + counts() + '\n');
        text.append("  ").append(" ".repeat(width));
        for (EachKind.Size size : EachKind.Size.values()) {
            for (String arm : arms) {
                text.append("  ").append(arm);
            }
            text.append("  |");
        }
        for (String kind : kinds) {
            text.append("\n  ").append(kind).append(" ".repeat(width - kind.length()));
            for (EachKind.Size size : EachKind.Size.values()) {
                for (String arm : arms) {
                    String mark = at(kind, size).map(row -> row.get(arm).mark()).orElse(Result.NOT_RUN.mark());
                    text.append("  ").append(mark).append(" ".repeat(arm.length() - 1));
                }
                text.append("  |");
            }
        }
        text.append('\n');
        for (EachKind.Size size : EachKind.Size.values()) {
            text.append("  ").append(stores(size)).append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    private Optional<SortedMap<String, Result>> at(String kind, EachKind.Size size) {
        return Optional.ofNullable(grid.results().get(new EachKind.Cell(kind, size)));
    }

    private String counts() {
        return Arrays.stream(Result.values())
                .filter(result -> grid.count(result) > 0)
                .map(result -> result.mark() + " " + grid.count(result) + " " + result.words())
                .collect(Collectors.joining(", "));
    }

    private String stores(EachKind.Size size) {
        LongSummaryStatistics rows = grid.rows(size);
        String which = size == EachKind.Size.SMALL ? "left: small stores" : "right: large stores";
        return rows.getCount() == 0
                ? which + ", none was reached"
                : which + ", of " + rows.getMin() + " to " + rows.getMax() + " rows";
    }

    /** Returns a line for each command that was not run, or differs, with the store that it was meant for. */
    public List<String> gaps() {
        List<String> lines = new ArrayList<>();
        grid.results().forEach((cell, row) -> {
            for (Result result : List.of(Result.NOT_RUN, Result.DIFFERS)) {
                List<String> arms = row.keySet().stream()
                        .filter(arm -> row.get(arm) == result)
                        .toList();
                if (!arms.isEmpty()) {
                    lines.add(cell.kind() + " on a " + (cell.size() == EachKind.Size.SMALL ? "small" : "large")
                            + " store: " + result.words() + " on " + String.join(", ", arms));
                }
            }
        });
        return lines;
    }
}
