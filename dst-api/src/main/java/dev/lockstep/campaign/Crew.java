package dev.lockstep.campaign;

import dev.lockstep.platform.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays the walks of a campaign, as many at the same time as there are workers.
 *
 * <p>Whatever order they end in, they are added in the order of their seeds, and the walk after which the campaign does
 * not go on is found in this order. The walks behind it that have begun already are stopped and not added, because one
 * worker would never have begun them.
 *
 * <p>The thread that calls {@link #play} adds, and a single worker is that thread. If it is interrupted, all walks are.
 *
 * @param <W> the end of a walk
 */
final class Crew<W> {

    /** A worker goes so far ahead of the first walk that has not ended. */
    private static final int AHEAD = 16;

    /** Nobody waits for a walk that does not count, but its arms must be closed before its folder is removed. */
    private static final Duration TO_CLOSE = Duration.ofMinutes(1);

    private final int workers;
    private final Job<W> job;

    Crew(int workers, Job<W> job) {
        this.workers = workers;
        this.job = job;
    }

    /** The campaign. */
    interface Job<W> {
        /** Whether another walk may begin; the first one always does. */
        boolean begins();

        /** Plays a walk, on a thread of its worker, and throws nothing. */
        Played<W> play(long seed);

        /** Adds a walk, and returns whether the campaign goes on. */
        boolean add(Played<W> walk);

        /** Removes what is left of a walk that does not count. */
        void drop(Played<W> walk);

        /** Returns how long an interruption waits for the walks to end. */
        Duration patience();

        /** Returns a walk that did not end in time after an interruption; empty if it had not begun. */
        Optional<Played<W>> unended(long seed);
    }

    /**
     * A walk that was played.
     *
     * @param thrown what ended it; it is thrown again once the walk is added
     */
    record Played<W>(long seed, W walk, Optional<Throwable> thrown) {}

    /** Throws again what ended a walk, on the thread that adds it. */
    static void throwAgain(Optional<Throwable> thrown) {
        if (thrown.isPresent()) {
            if (thrown.get() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown.get();
        }
    }

    private record Begun<W>(long seed, Future<Optional<Played<W>>> end) {}

    void play(PrimitiveIterator.OfLong seeds) {
        if (workers == 1) {
            alone(seeds);
        } else {
            together(seeds);
        }
    }

    private void alone(PrimitiveIterator.OfLong seeds) {
        for (boolean first = true; seeds.hasNext() && (first || job.begins()); first = false) {
            if (!job.add(job.play(seeds.nextLong()))) {
                return;
            }
        }
    }

    private void together(PrimitiveIterator.OfLong seeds) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Deque<Begun<W>> begun = new ArrayDeque<>();
        try {
            boolean first = true;
            boolean more = true;
            while (true) {
                while (more && begun.size() < AHEAD * workers && seeds.hasNext()) {
                    boolean always = first;
                    long seed = seeds.nextLong();
                    // Asked when the walk begins, which may be long after this.
                    begun.add(new Begun<>(
                            seed,
                            threads.submit(() -> always || job.begins()
                                    ? Optional.of(job.play(seed))
                                    : Optional.<Played<W>>empty())));
                    first = false;
                }
                if (begun.isEmpty()) {
                    return;
                }
                Optional<Played<W>> head = begun.peek().end().get();
                begun.remove();
                // Seeds may have no end, so nothing begins behind a walk that did not.
                more &= head.isPresent();
                if (head.isPresent() && !job.add(head.get())) {
                    drop(begun, threads);
                    return;
                }
            }
        } catch (RuntimeException | Error fault) {
            drop(begun, threads);
            throw fault;
        } catch (InterruptedException e) {
            stop(threads, job.patience());
            interrupted(begun);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a walk has to end with a result", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void drop(Deque<Begun<W>> behind, ExecutorService threads) {
        stop(threads, TO_CLOSE);
        behind.forEach(walk -> ended(walk).ifPresent(job::drop));
    }

    /** Adds the walks that came to their end before the interruption, and those that it ended. */
    private void interrupted(Deque<Begun<W>> begun) {
        List<Played<W>> ended = new ArrayList<>();
        for (Begun<W> walk : begun) {
            (walk.end().isDone() ? ended(walk) : job.unended(walk.seed())).ifPresent(ended::add);
        }
        ended.forEach(job::add);
    }

    private static <W> Optional<Played<W>> ended(Begun<W> walk) {
        if (!walk.end().isDone() || walk.end().isCancelled()) {
            return Optional.empty();
        }
        try {
            return walk.end().get();
        } catch (InterruptedException | ExecutionException e) {
            return Optional.empty();
        }
    }

    private static void stop(ExecutorService threads, Duration patience) {
        threads.shutdownNow();
        Deadline deadline = Deadline.in(patience);
        boolean again = false;
        while (!deadline.passed()) {
            try {
                if (threads.awaitTermination(deadline.left(), TimeUnit.NANOSECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                // A second signal; the walks still get their moment.
                again = true;
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }
}
