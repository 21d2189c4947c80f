package dev.lockstep.campaign;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an orderly end: the thread at work is interrupted, and the process does not end before that thread
 * has closed its arms and written what it found.
 */
public final class Interruption implements AutoCloseable {

    /**
     * Closing an arm has its own, shorter limit; this one only keeps a hung process from being unkillable by Ctrl-C.
     */
    private static final long PATIENCE_SECONDS = 60;

    private static final long ON_ITS_WAY_MILLIS = 200;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean requested;

    /** Watches over the calling thread until closed. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean requested() {
        return requested;
    }

    /** Waits for as long as a signal may take to get here after it has got elsewhere. */
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
            // The hook is under way, and now comes to its end.
            return;
        }
    }
}
