package dev.lockstep.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contexts.ContextGrid.Cell;
import dev.lockstep.contexts.ContextGrid.Result;
import dev.lockstep.parity.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextGridTest {

    private static final Result WALKED = new Result(Optional.of(Verdict.PARITY), 40, "folder", "");

    private final ContextGrid grid = new ContextGrid();

    @Test
    void a_grid_with_a_walk_in_each_row_and_column_is_parity() {
        grid.add(new Cell("values", "embedded+split"), WALKED);
        grid.add(new Cell("values", "embedded+memory"), Result.notRun("why"));
        grid.add(new Cell("transfer", "embedded+split"), Result.notRun("why"));
        grid.add(new Cell("transfer", "embedded+memory"), WALKED);

        assertThat(grid.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_workload_without_any_walk_shows_nothing() {
        grid.add(new Cell("values", "embedded+split"), WALKED);
        grid.add(new Cell("transfer", "embedded+split"), Result.notRun("why"));

        assertThat(grid.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void an_arm_without_any_walk_shows_nothing() {
        grid.add(new Cell("values", "embedded+split"), WALKED);
        grid.add(new Cell("values", "embedded+memory"), Result.notRun("why"));

        assertThat(grid.verdict()).isEqualTo(Verdict.VACUOUS);
    }
}
