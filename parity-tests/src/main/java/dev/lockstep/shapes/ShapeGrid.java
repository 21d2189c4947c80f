package dev.lockstep.shapes;

import java.util.List;
import java.util.Optional;

/**
 * The battery on one arm.
 *
 * @param arm the name of the arm
 * @param shapes the names of its read shapes, in their order
 * @param cells the cells, all shapes of one morphology after those of another
 * @param unplayed the reason why the arm played nothing; empty if it played
 */
public record ShapeGrid(String arm, List<String> shapes, List<ShapeCell> cells, String unplayed) {

    public ShapeGrid {
        shapes = List.copyOf(shapes);
        cells = List.copyOf(cells);
    }

    /** Returns the grid of an arm that cannot be had. */
    public static ShapeGrid unplayed(String arm, String why) {
        return new ShapeGrid(arm, List.of(), List.of(), why);
    }

    /** Whether some cell has this result. */
    public boolean has(ShapeCell.Result result) {
        return count(result) > 0;
    }

    /** Returns the number of cells with this result. */
    public long count(ShapeCell.Result result) {
        return cells.stream().filter(cell -> cell.result() == result).count();
    }

    /** Returns one cell; empty if the grid has none there. */
    public Optional<ShapeCell> at(String shape, Morphology morphology) {
        return cells.stream()
                .filter(cell -> cell.shape().equals(shape) && cell.morphology() == morphology)
                .findFirst();
    }
}
