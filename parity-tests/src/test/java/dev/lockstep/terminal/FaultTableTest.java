package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crash.FaultCell;
import dev.lockstep.crash.FaultPhase;
import dev.lockstep.crash.FaultTally;
import dev.lockstep.disk.DiskCall;
import dev.lockstep.disk.DiskFault;
import dev.lockstep.parity.Verdict;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Faults of a disk show something about every phase of a store's life, or are no parity. */
class FaultTableTest {

    @Test
    void a_dark_cell_is_named_and_another_one_of_its_phase_may_show_enough() {
        FaultTable table =
                table(tally(FaultPhase.OPEN, DiskFault.Kind.ERROR, 3), tally(FaultPhase.OPEN, DiskFault.Kind.SLOW, 0));

        assertThat(table.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(table.text()).contains("never").doesNotContain("nothing is shown");
    }

    @Test
    void a_phase_in_which_no_fault_fired_shows_nothing() {
        FaultTable table = table(
                tally(FaultPhase.OPEN, DiskFault.Kind.ERROR, 3),
                tally(FaultPhase.RECOVER, DiskFault.Kind.ERROR, 0),
                tally(FaultPhase.RECOVER, DiskFault.Kind.SLOW, 0));

        assertThat(table.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(table.text()).startsWith("VACUOUS  ").contains("nothing is shown about: recover\n");
    }

    @Test
    void no_cell_at_all_shows_nothing() {
        assertThat(table().verdict()).isEqualTo(Verdict.VACUOUS);
    }

    private static FaultTable table(FaultTally... tallies) {
        return new FaultTable("a system 1", "social", List.of(tallies), Verdict.PARITY);
    }

    private static FaultTally tally(FaultPhase phase, DiskFault.Kind kind, int fired) {
        return new FaultTally(
                new FaultCell(new DiskFault(kind, DiskCall.READ), phase),
                fired,
                fired,
                0,
                0,
                new TreeMap<>(),
                List.of());
    }
}
