package dev.lockstep.disk;

import java.util.Locale;

/** The calls of a disk that can fail. */
public enum DiskCall {
    READ,
    WRITE,
    TRUNCATE,
    FORCE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
