package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.parity.Verdict;
import dev.lockstep.strike.Blow;
import dev.lockstep.strike.StrikeCell;
import dev.lockstep.strike.StrikePhase;
import dev.lockstep.strike.StrikeTally;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Struck processes show something about every phase of every arm, or are no parity. */
class StrikeTableTest {

    @Test
    void a_dark_cell_is_named_and_another_one_of_its_phase_may_show_enough() {
        StrikeTable table = table(
                tally("cli", StrikePhase.OPERATION, Blow.KILL_AT_WRITE, 3),
                tally("cli", StrikePhase.OPERATION, Blow.KILL_AT_CUT, 0));

        assertThat(table.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(table.text())
                .contains("never fired: cli, operation, kill at cut\n")
                .doesNotContain("nothing is shown");
    }

    @Test
    void a_phase_of_an_arm_in_which_no_blow_fell_shows_nothing() {
        StrikeTable table = table(
                tally("cli", StrikePhase.OPERATION, Blow.KILL_AT_WRITE, 3),
                tally("cli", StrikePhase.WALK, Blow.KILL_AT_WRITE, 3),
                tally("server", StrikePhase.OPERATION, Blow.KILL_AT_WRITE, 3),
                tally("server", StrikePhase.WALK, Blow.KILL_AT_WRITE, 0));

        assertThat(table.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(table.text()).startsWith("VACUOUS  ").contains("nothing is shown about: server, walk\n");
    }

    @Test
    void a_phase_that_was_struck_outside_it_alone_shows_nothing() {
        StrikeTable table = table(
                tally("server", StrikePhase.OPERATION, Blow.ERROR_ON_WRITE, 3, 3),
                tally("server", StrikePhase.RECOVERY, Blow.KILL_AT_SYNC, 2, 2),
                tally("server", StrikePhase.WALK, Blow.ERROR_ON_WRITE, 2, 1));

        assertThat(table.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(table.text())
                .contains("1 of 3 cells fired")
                .contains(
                        "outside server, operation, error on write: 3 of 3 blows do not count: they fell after the answer,"
                                + " or not in this phase\n")
                .contains("never fired: server, operation, error on write; server, recovery, kill at sync\n")
                .contains("nothing is shown about: server, operation; server, recovery\n");
    }

    @Test
    void one_blow_within_the_operation_shows_enough() {
        assertThat(table(tally("server", StrikePhase.OPERATION, Blow.ERROR_ON_WRITE, 3, 2))
                        .verdict())
                .isEqualTo(Verdict.PARITY);
    }

    @Test
    void no_cell_at_all_shows_nothing() {
        assertThat(table().verdict()).isEqualTo(Verdict.VACUOUS);
    }

    private static StrikeTable table(StrikeTally... tallies) {
        return new StrikeTable("a system 1", "social", List.of(tallies), Verdict.PARITY);
    }

    private static StrikeTally tally(String arm, StrikePhase phase, Blow blow, int fell) {
        return tally(arm, phase, blow, fell, 0);
    }

    private static StrikeTally tally(String arm, StrikePhase phase, Blow blow, int fell, int outside) {
        return new StrikeTally(
                new StrikeCell(arm, phase, blow),
                fell + 1,
                fell,
                outside,
                fell,
                0,
                0,
                0,
                fell,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>());
    }
}
