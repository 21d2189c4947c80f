package dev.lockstep.terminal;

import dev.lockstep.shapes.Morphology;
import dev.lockstep.shapes.ShapeCell;
import dev.lockstep.shapes.ShapeGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A grid of read shapes and morphologies, as text for people. */
public record ShapeTable(ShapeGrid grid) {

    /** More shapes than these are only counted. */
    private static final int NAMED = 3;

    /** Returns the grid, with the meaning of its columns and the reason of every cell that is not the same. */
    public String text() {
        if (!grid.unplayed().isEmpty()) {
            return grid.arm() + ": could not be played: " + Shown.line(grid.unplayed()) + "\n";
        }
        Morphology[] morphologies = Morphology.values();
        StringBuilder text = new StringBuilder(grid.arm() + ", "
                + Shown.count(grid.shapes().size(), "read shape", "read shapes")
                + " x " + morphologies.length + " morphologies: " + grid.count(ShapeCell.Result.SAME) + " same, "
                + grid.count(ShapeCell.Result.DIFFERS) + " differ, " + grid.count(ShapeCell.Result.NOT_OFFERED)
                + " not offered, " + grid.count(ShapeCell.Result.NOT_RUN) + " not run\n");
        int width = grid.shapes().stream().mapToInt(String::length).max().orElse(0);
        text.append(padded("", width));
        for (int column = 1; column <= morphologies.length; column++) {
            text.append(String.format(Locale.ROOT, "%3d", column));
        }
        for (String shape : grid.shapes()) {
            text.append('\n').append(padded(shape, width));
            for (Morphology morphology : morphologies) {
                text.append("  ")
                        .append(grid.at(shape, morphology)
                                .map(cell -> cell.result().mark())
                                .orElse(" "));
            }
        }
        text.append('\n');
        List<String> legend = new ArrayList<>();
        for (int column = 1; column <= morphologies.length; column++) {
            legend.add(column + " " + morphologies[column - 1]);
        }
        text.append("  ").append(String.join(", ", legend)).append('\n');
        reasons().forEach(reason -> text.append("  ").append(reason).append('\n'));
        return text.toString().replaceAll(" +\n", "\n");
    }

    /** Returns the reasons, with all shapes of one reason together. */
    private List<String> reasons() {
        Map<String, List<ShapeCell>> reasons = new LinkedHashMap<>();
        grid.cells().stream()
                .filter(cell -> cell.result() != ShapeCell.Result.SAME)
                .forEach(cell -> reasons.computeIfAbsent(
                                cell.morphology() + ": " + cell.result() + ": " + Shown.line(cell.why()),
                                unused -> new ArrayList<>())
                        .add(cell));
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey()
                        + (reason.getValue().size() == grid.shapes().size()
                                ? ""
                                : " (" + shapes(reason.getValue()) + ")"))
                .toList();
    }

    private static String shapes(List<ShapeCell> cells) {
        String named = cells.stream().limit(NAMED).map(ShapeCell::shape).collect(Collectors.joining("; "));
        return cells.size() > NAMED ? named + "; and " + (cells.size() - NAMED) + " more" : named;
    }

    private static String padded(String shape, int width) {
        return String.format(Locale.ROOT, "  %-" + width + "s", shape);
    }
}
