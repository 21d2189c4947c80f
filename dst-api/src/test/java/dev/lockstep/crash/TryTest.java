package dev.lockstep.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.disk.DiskCall;
import dev.lockstep.disk.DiskFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TryTest {

    private static final FaultCell CELL =
            new FaultCell(new DiskFault(DiskFault.Kind.ERROR, DiskCall.READ), FaultPhase.OPEN);
    private static final KnownFates LOST_IS_KNOWN =
            (cell, fate) -> fate == CrashFate.LOST ? Optional.of("a-page") : Optional.empty();

    @Test
    void an_end_that_is_wrong_in_two_ways_is_known_if_both_are() {
        assertThat(page(CrashFate.LOST)).contains("a-page");
        assertThat(page(CrashFate.LOST, CrashFate.LOST)).contains("a-page");
        assertThat(page(CrashFate.LOST, CrashFate.BETWEEN)).isEmpty();
        assertThat(page(CrashFate.BETWEEN, CrashFate.LOST)).isEmpty();
        assertThat(page()).as("the store is right, and the end is not").isEmpty();
    }

    @Test
    void a_known_end_is_counted_by_its_page_and_any_other_one_is_a_finding() {
        FaultTally tally = FaultTally.none(CELL)
                .plus(FaultTally.Ending.WRONG, Optional.of("a-page"), "known")
                .plus(FaultTally.Ending.WRONG, Optional.empty(), "new")
                .plus(FaultTally.none(CELL).plus(FaultTally.Ending.WRONG, Optional.of("a-page"), "known"));

        assertThat(tally.fired()).isEqualTo(3);
        assertThat(tally.known()).containsEntry("a-page", 2).hasSize(1);
        assertThat(tally.wrong()).containsExactly("new");
    }

    private static Optional<String> page(CrashFate... fates) {
        return new Try.Ended(FaultTally.Ending.WRONG, List.of(fates), "how").page(CELL, LOST_IS_KNOWN);
    }
}
