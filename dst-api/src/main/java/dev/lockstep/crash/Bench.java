package dev.lockstep.crash;

import dev.lockstep.platform.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens several states at the same time, and keeps the judgements in the order of the states. */
final class Bench implements AutoCloseable {

    private final Duration limit;
    private final Judge judge;
    private final List<Judged> judged;
    private final Semaphore free;
    private final Deque<Running> running = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "crash state");
        // A state that hangs must not keep the process.
        thread.setDaemon(true);
        return thread;
    });

    Bench(int workers, Duration limit, Judge judge, List<Judged> judged) {
        this.limit = limit;
        this.judge = judge;
        this.judged = judged;
        this.free = new Semaphore(workers);
    }

    /** A state that is being judged. */
    private record Running(CrashImage image, Future<List<Judged>> judging, Runnable leave) {}

    /** Opens a state as soon as there is a free worker. */
    void open(CrashImage image) throws InterruptedException {
        while (!free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            takeFirst();
        }
        AtomicBoolean left = new AtomicBoolean();
        // A state that hangs gives up its place once, even if it comes to an end later.
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                free.release();
            }
        };
        running.add(new Running(
                image,
                threads.submit(() -> {
                    try {
                        return judge.judge(image);
                    } finally {
                        leave.run();
                    }
                }),
                leave));
        while (!running.isEmpty() && running.peek().judging().isDone()) {
            takeFirst();
        }
    }

    private void takeFirst() throws InterruptedException {
        Running first = running.peek();
        Deadline deadline = Deadline.in(limit);
        try {
            judged.addAll(first.judging().get(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            judged.add(new Judged(
                    first.image(),
                    CrashFate.HANGS,
                    "the engine did not open the store within " + limit.toSeconds() + " s"));
            first.judging().cancel(true);
            first.leave().run();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a state could not be judged: " + e.getCause(), e.getCause());
        }
        running.remove();
    }

    /** Waits for the states that are still being judged. */
    void finish() throws InterruptedException {
        while (!running.isEmpty()) {
            takeFirst();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
