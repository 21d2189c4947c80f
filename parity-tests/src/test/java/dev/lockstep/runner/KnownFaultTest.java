package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crash.CrashFate;
import dev.lockstep.crash.FaultCell;
import dev.lockstep.crash.FaultPhase;
import dev.lockstep.crash.FaultTally;
import dev.lockstep.disk.DiskCall;
import dev.lockstep.disk.DiskFault;
import dev.lockstep.parity.Verdict;
import dev.lockstep.terminal.FaultTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnownFaultTest {

    private static final FaultCell READ =
            new FaultCell(new DiskFault(DiskFault.Kind.ERROR, DiskCall.READ), FaultPhase.OPEN);
    private static final String PAGE = "h2-read-error-destroys-rows";

    @Test
    void an_end_is_known_by_system_fault_phase_and_fate() {
        assertThat(KnownFault.of("h2").page(READ, CrashFate.LOST)).contains(PAGE);
        assertThat(Files.exists(Path.of("../docs/findings/" + PAGE + ".md"))).isTrue();

        assertThat(KnownFault.of("jena").page(READ, CrashFate.LOST)).isEmpty();
        assertThat(KnownFault.of("h2").page(READ, CrashFate.BETWEEN)).isEmpty();
        assertThat(KnownFault.of("h2").page(new FaultCell(READ.fault(), FaultPhase.RECOVER), CrashFate.LOST))
                .isEmpty();
    }

    @Test
    void a_known_end_is_told_and_decides_nothing_and_any_other_wrong_end_does() {
        FaultTable known = table(List.of());
        assertThat(known.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(known.text())
                .startsWith("RIGHT  ")
                .contains("2 tries met a known finding")
                .contains("known   open: error on read: 2 " + PAGE);

        assertThat(table(List.of("lost")).verdict()).isEqualTo(Verdict.DIVERGED);
    }

    private static FaultTable table(List<String> wrong) {
        FaultTally tally = new FaultTally(READ, 4, 2, 0, 0, new TreeMap<>(Map.of(PAGE, 2)), wrong);
        return new FaultTable("the system", "the workload", List.of(tally), Verdict.PARITY);
    }
}
