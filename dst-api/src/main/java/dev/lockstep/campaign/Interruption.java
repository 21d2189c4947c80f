package dev.lockstep.campaign;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an orderly end: the working thread is interrupted, and the process does not end before that thread
 * has closed its arms and written its results.
 */
public final class Interruption implements AutoCloseable {

    /** Closing an arm has its own, shorter limit. This limit only ensures that Ctrl-C ends a process that hangs. */
    private static final long PATIENCE_SECONDS = 60;

    private static final long ON_ITS_WAY_MILLIS = 200;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean requested;

    /** Interrupts the calling thread on Ctrl-C, until closed. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean requested() {
        return requested;
    }

    /** Waits as long as a signal may take to reach this process after it has reached another one. */
    void awaitBriefly() {
        try {
            Thread.sleep(ON_ITS_WAY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        requested = true;
        worker.interrupt();
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The shutdown hook is already running, and now comes to its end.
            return;
        }
    }
}
