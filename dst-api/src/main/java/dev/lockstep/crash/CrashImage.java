package dev.lockstep.crash;

import dev.lockstep.disk.MemoryDisk;

/**
 * The files as a crash could leave them.
 *
 * @param kind the kind of the crash
 * @param position the number of events before the crash
 * @param lost which of them did not reach the disk, in words; empty if all did
 * @param disk the files; nobody has opened them
 * @param allowed the states that the store may be in
 */
record CrashImage(CrashKind kind, int position, String lost, MemoryDisk disk, Recorded.Span allowed) {

    /** Returns the files as another crash left them while the store recovered from this one. */
    CrashImage recovering(MemoryDisk files, String until) {
        return new CrashImage(
                CrashKind.RECOVERING, position, (lost.isEmpty() ? "" : lost + "; ") + until, files, allowed);
    }
}
