package dev.lockstep.crash;

/** The kinds of crashes, in the order in which reports name them. */
public enum CrashKind {
    /** The process was killed after an event: everything that it wrote is there. */
    KILLED("after a write"),
    /** The process was killed within a write: the write is there up to a sector. */
    TORN("within a write"),
    /** The machine lost its power: any of the writes since the last force may be missing. */
    UNSYNCED("without writes that were not forced"),
    /** The process was killed again while it recovered from one of the others. */
    RECOVERING("while it recovered");

    private final String text;

    CrashKind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
