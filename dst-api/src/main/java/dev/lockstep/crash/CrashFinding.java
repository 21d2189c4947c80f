package dev.lockstep.crash;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lockstep.disk.MemoryDisk;

/**
 * A state of the files from which the store does not come back as it must.
 *
 * @param position the number of events before the crash
 * @param event the last of them, in words
 * @param operation the operation in flight, or the next one
 * @param lost the writes that did not reach the disk, in words; empty if all did
 * @param detail what is wrong, in words
 * @param files the files; nobody has opened them
 */
public record CrashFinding(
        CrashKind kind,
        CrashFate fate,
        int position,
        String event,
        String operation,
        String lost,
        String detail,
        @JsonIgnore MemoryDisk files) {}
