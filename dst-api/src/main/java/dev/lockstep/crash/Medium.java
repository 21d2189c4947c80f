package dev.lockstep.crash;

import dev.lockstep.disk.Disk;
import dev.lockstep.disk.DiskEvent;

/**
 * The way from the engine to its disk. A right one passes everything on at once and keeps what was forced; a test puts
 * a wrong one there, whose crash states must be seen to be wrong.
 */
public interface Medium {

    /** The right one. */
    Medium RIGHT = new Medium() {};

    /** Returns the disk that the engine sees, given the one whose record is kept. */
    default Disk above(Disk recorded) {
        return recorded;
    }

    /** Whether a force keeps what was written before it, as the engine believes. */
    default boolean keeps(DiskEvent.Forced force) {
        return true;
    }
}
