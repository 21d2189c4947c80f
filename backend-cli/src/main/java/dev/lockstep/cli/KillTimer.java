package dev.lockstep.cli;

import java.util.concurrent.TimeUnit;

/** Kills a program if it still runs at a moment. */
final class KillTimer {

    /** The exit code of a program that SIGKILL has ended. */
    private static final int KILLED = 137;

    private final long nanos;
    private volatile Process struck;

    /**
     * Creates the timer, which is not running yet.
     *
     * @param nanos the moment, in nanoseconds from the start
     */
    KillTimer(long nanos) {
        this.nanos = nanos;
    }

    /** Starts the timer beside the wait for the program, because the program may end by itself. */
    void start(Process program) {
        Thread killer = new Thread(
                () -> {
                    try {
                        if (!program.waitFor(nanos, TimeUnit.NANOSECONDS)) {
                            struck = program;
                            program.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "killing a program");
        killer.setDaemon(true);
        killer.start();
    }

    /** Returns whether the program, which has ended, was ended by the kill. */
    boolean fell() {
        Process program = struck;
        return program != null && !program.isAlive() && program.exitValue() == KILLED;
    }
}
