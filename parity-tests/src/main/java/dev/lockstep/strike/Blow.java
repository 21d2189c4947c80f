package dev.lockstep.strike;

import java.util.List;

/**
 * A fault of one system call of a process, as the tracer makes it. A kill comes in place of the call, which is not
 * done.
 */
public enum Blow {
    KILL_AT_WRITE("kill at write", Blow.WRITES, "signal=KILL"),
    KILL_AT_SYNC("kill at sync", Blow.SYNCS, "signal=KILL"),
    KILL_AT_CUT("kill at cut", Blow.CUTS, "signal=KILL"),
    ERROR_ON_WRITE("error on write", Blow.WRITES, "error=EIO"),
    NO_SPACE("no space", Blow.WRITES, "error=ENOSPC"),
    ERROR_ON_SYNC("error on sync", Blow.SYNCS, "error=EIO");

    private static final String WRITES = "write,pwrite64,writev,pwritev";
    private static final String SYNCS = "fsync,fdatasync";
    private static final String CUTS = "ftruncate";

    private final String words;
    private final String calls;
    private final String injected;

    Blow(String words, String calls, String injected) {
        this.words = words;
        this.calls = calls;
        this.injected = injected;
    }

    /** The system calls that it strikes, as the tracer lists them. */
    String calls() {
        return calls;
    }

    /** Whether it strikes a call of this name. */
    boolean strikes(String call) {
        return List.of(calls.split(",")).contains(call);
    }

    /** The fate of the call, in the words of the tracer. */
    String injected() {
        return injected;
    }

    /** Whether the process ends. */
    boolean kills() {
        return injected.startsWith("signal");
    }

    @Override
    public String toString() {
        return words;
    }
}
