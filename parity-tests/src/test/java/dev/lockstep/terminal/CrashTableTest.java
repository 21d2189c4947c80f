package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crash.CrashCount;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.crash.CrashFinding;
import dev.lockstep.crash.CrashKind;
import dev.lockstep.crash.CrashResult;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.parity.Verdict;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Crash states show something, or are named as a hole. */
class CrashTableTest {

    private static final CrashCount SOME = new CrashCount(3, 3, 1);

    @Test
    void states_of_every_kind_that_are_whole_are_parity() {
        CrashTable table = table(Verdict.PARITY, result(30, List.of(), CrashKind.values()));

        assertThat(table.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(table.text())
                .startsWith("WHOLE  ")
                .contains("  after a write: 3 of 3, and 1 before anything was promised\n");
    }

    @Test
    void a_kind_of_crash_in_which_no_state_can_be_wrong_shows_nothing() {
        CrashTable table =
                table(Verdict.PARITY, result(30, List.of(), CrashKind.KILLED, CrashKind.TORN, CrashKind.RECOVERING));

        assertThat(table.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(table.text())
                .contains("  without writes that were not forced: never\n")
                .contains("no state without writes that were not forced could be wrong");
    }

    @Test
    void recoveries_that_write_nothing_are_named_and_miss_nothing() {
        CrashTable table =
                table(Verdict.PARITY, result(30, List.of(), CrashKind.KILLED, CrashKind.TORN, CrashKind.UNSYNCED));

        assertThat(table.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(table.text())
                .contains("  while it recovered: never\n")
                .contains("no recovery of a store that must be there wrote anything");
    }

    @Test
    void a_walk_of_fewer_than_half_of_its_steps_shows_nothing() {
        assertThat(table(Verdict.PARITY, result(14, List.of(), CrashKind.values()))
                        .verdict())
                .isEqualTo(Verdict.VACUOUS);
        assertThat(table(Verdict.PARITY, result(15, List.of(), CrashKind.values()))
                        .verdict())
                .isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_finding_outranks_a_stop_and_a_stop_outranks_parity() {
        CrashFinding finding = new CrashFinding(
                CrashKind.KILLED, CrashFate.LOST, 1, "write f 0+1", "put", "", "gone: put", new MemoryDisk());

        assertThat(table(Verdict.INTERRUPTED, result(30, List.of(finding), CrashKind.values()))
                        .verdict())
                .isEqualTo(Verdict.DIVERGED);
        assertThat(table(Verdict.MODEL, result(30, List.of(finding), CrashKind.values()))
                        .verdict())
                .isEqualTo(Verdict.DIVERGED);
        assertThat(table(Verdict.INTERRUPTED, result(30, List.of(), CrashKind.values()))
                        .verdict())
                .isEqualTo(Verdict.INTERRUPTED);
        assertThat(table(Verdict.MODEL).verdict()).isEqualTo(Verdict.MODEL);
    }

    private static CrashTable table(Verdict ended, CrashResult... results) {
        return new CrashTable("System 1", "social", List.of(), List.of(results), ended);
    }

    private static CrashResult result(int operations, List<CrashFinding> findings, CrashKind... kinds) {
        TreeMap<CrashKind, CrashCount> states = new TreeMap<>();
        for (CrashKind kind : kinds) {
            states.put(kind, SOME);
        }
        return new CrashResult(1, 30, operations, 5, 4, states, findings, List.of(), 1);
    }
}
