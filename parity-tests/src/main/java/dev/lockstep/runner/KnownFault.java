package dev.lockstep.runner;

import dev.lockstep.crash.CrashFate;
import dev.lockstep.crash.FaultCell;
import dev.lockstep.crash.FaultPhase;
import dev.lockstep.crash.KnownFates;
import dev.lockstep.disk.DiskCall;
import dev.lockstep.disk.DiskFault;
import java.util.List;

/**
 * A wrong end of a fault that has a page among the findings.
 *
 * @param page the page's name
 */
record KnownFault(String system, FaultCell cell, CrashFate fate, String page) {

    private static final List<KnownFault> ALL = List.of(
            opened(DiskFault.Kind.ERROR, CrashFate.LOST),
            opened(DiskFault.Kind.FLIPPED_BIT, CrashFate.LOST),
            opened(DiskFault.Kind.FLIPPED_BIT, CrashFate.BETWEEN));

    private static KnownFault opened(DiskFault.Kind kind, CrashFate fate) {
        return new KnownFault(
                "h2",
                new FaultCell(new DiskFault(kind, DiskCall.READ), FaultPhase.OPEN),
                fate,
                "h2-read-error-destroys-rows");
    }

    /** Returns the ends of a system that have a page. */
    static KnownFates of(String system) {
        return (cell, fate) -> ALL.stream()
                .filter(known -> known.system.equals(system) && known.cell.equals(cell) && known.fate == fate)
                .map(KnownFault::page)
                .findFirst();
    }
}
