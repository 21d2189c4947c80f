package dev.lockstep.crash;

import dev.lockstep.disk.DiskFault;

/** A fault in a phase. */
public record FaultCell(DiskFault fault, FaultPhase phase) {

    @Override
    public String toString() {
        return phase + ": " + fault;
    }
}
