package dev.lockstep.parity;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.platform.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens arms at the same time, under one deadline.
 *
 * <p>An arm that is still opening when the deadline has passed, or when somebody stops the walk, is interrupted. If it
 * still opens, it is closed in the background, so nobody waits for it and it does not stay open.
 */
final class Openers {

    /** Most arms react to the interruption at once; nobody waits longer for the others. */
    private static final Duration STILL_OPENING = Duration.ofMillis(1500);

    private final Duration limit;
    private final Deadline deadline;
    private final ExecutorService threads = Executors.newCachedThreadPool(Arm.daemon("opening"));
    private final Map<String, Future<Arm>> opening = new LinkedHashMap<>();

    Openers(Duration limit) {
        this.limit = limit;
        this.deadline = Deadline.in(limit);
    }

    /** One of the two: the open arm, or the reason why it is not open. */
    record Opened(Optional<Arm> arm, Optional<Throwable> failure) {

        private static Opened as(Arm arm) {
            return new Opened(Optional.of(arm), Optional.empty());
        }

        private static Opened failed(Throwable failure) {
            return new Opened(Optional.empty(), Optional.of(failure));
        }
    }

    /** Begins to open an arm. */
    void open(String name, Callable<Arm> how) {
        opening.put(name, threads.submit(how));
    }

    /** Waits until every arm is open, or cannot be opened, or is too late; in the order in which they began. */
    List<Opened> await() throws InterruptedException {
        List<Opened> opened = new ArrayList<>();
        List<Future<Arm>> late = new ArrayList<>();
        try {
            for (Map.Entry<String, Future<Arm>> arm : opening.entrySet()) {
                try {
                    opened.add(Opened.as(arm.getValue().get(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS)));
                } catch (ExecutionException e) {
                    opened.add(Opened.failed(e.getCause()));
                } catch (TimeoutException e) {
                    opened.add(Opened.failed(tooLate(arm.getKey())));
                    late.add(arm.getValue());
                }
            }
        } catch (InterruptedException e) {
            letGo(opening.values());
            throw e;
        }
        letGo(late);
        return opened;
    }

    private ArmUnavailableException tooLate(String arm) {
        return new ArmUnavailableException("the arm " + arm + " did not open within " + limit.toMillis() / 1000.0
                + " s; if it only needs longer, allow it with --start-timeout");
    }

    private void letGo(Collection<Future<Arm>> arms) {
        threads.shutdownNow();
        ExecutorService closers = Executors.newCachedThreadPool(Arm.daemon("closing"));
        CountDownLatch gone = new CountDownLatch(arms.size());
        arms.forEach(arm -> closers.execute(() -> closeWhenOpened(arm, gone)));
        closers.shutdown();
        boolean interrupted = false;
        Deadline patience = Deadline.in(STILL_OPENING);
        while (gone.getCount() > 0 && !patience.passed()) {
            try {
                gone.await(patience.left(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // A second signal; the arms still get their moment.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeWhenOpened(Future<Arm> opening, CountDownLatch gone) {
        try {
            opening.get().close(Patience.FULL);
        } catch (ExecutionException notOpened) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone.countDown();
        }
    }
}
