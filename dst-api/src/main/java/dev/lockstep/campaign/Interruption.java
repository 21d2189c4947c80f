package dev.lockstep.campaign;

import dev.lockstep.parity.WalkListener;
import dev.lockstep.platform.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Turns Ctrl-C into an orderly end: the working thread is interrupted, and the process does not end before that thread
 * has closed its arms and written its results, or before a person who waits has waited long enough.
 *
 * <p>A plugin that calls {@code System.exit} starts the same shutdown. Then the result is a fault; {@link ExitGuard}
 * ends the process with the code of a fault, whatever code the plugin asked for.
 */
public final class Interruption implements AutoCloseable {

    /** A person who stops a walk waits this long at most. */
    private static final Duration PATIENCE = Duration.ofMillis(4500);

    /** A walk has less, because the results are still to be written. */
    private static final Duration OF_A_WALK = Duration.ofMillis(3500);

    /** A thread that ends the process itself never goes on. */
    private static final Duration OF_A_FAULT = Duration.ofMillis(500);

    private static final long ON_ITS_WAY_MILLIS = 200;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean requested;
    private volatile Optional<String> fault = Optional.empty();
    private volatile Consumer<String> abandon = unheard -> {};

    private Interruption() {}

    /** Interrupts the calling thread on Ctrl-C, until closed. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean requested() {
        return requested;
    }

    /**
     * Says how to write the results if the working thread cannot, because it is itself the one that ends the process.
     *
     * @param fromTheFault writes them, given the fault
     */
    public void whenAbandoned(Consumer<String> fromTheFault) {
        abandon = fromTheFault;
    }

    /** Returns why the process ends, if it is neither done nor stopped from outside. */
    Optional<String> fault() {
        return fault;
    }

    /** Returns how long the walks have to end, once they are stopped. */
    Duration patience() {
        return fault.isPresent() ? OF_A_FAULT : OF_A_WALK;
    }

    /** Returns a listener that prevents Ctrl-C from looking like a finding of a walk; see {@link Bystander}. */
    public WalkListener bystander() {
        return new Bystander(this);
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
        Deadline deadline = Deadline.in(PATIENCE);
        Optional<ForeignExit> exit = ForeignExit.find(Thread.getAllStackTraces());
        fault = exit.map(ForeignExit::text);
        requested = true;
        if (exit.isPresent() && exit.get().thread() == worker) {
            abandon.accept(exit.get().text());
        } else {
            worker.interrupt();
            await(deadline);
        }
    }

    private void await(Deadline deadline) {
        try {
            over.await(deadline.left(), TimeUnit.NANOSECONDS);
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
