package dev.lockstep.parity;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call to an arm that is not answered yet. */
record Pending(Optional<Future<Answers>> future, long beganNanos, Duration patience, int questions, Answers known) {

    /**
     * The answers.
     *
     * @param outcomes one for each question
     * @param nanos the time that the arm took
     * @param asked the arm's transcript of what it did
     * @param reads the same by read; none if the arm did not note where a read begins
     * @param killed whether a kill ended the engine's process meanwhile
     */
    record Answers(List<Outcome> outcomes, long nanos, List<String> asked, List<List<String>> reads, boolean killed) {
        Answers(List<Outcome> outcomes, long nanos) {
            this(outcomes, nanos, List.of(), List.of(), false);
        }
    }

    /** An answer that is known without asking the arm. */
    static Pending known(List<Outcome> outcomes) {
        return new Pending(Optional.empty(), 0, Duration.ZERO, outcomes.size(), new Answers(outcomes, 0));
    }

    /** Whether the answer is there, so that nobody has to wait for it. */
    boolean isThere() {
        return future.isEmpty() || future.get().isDone();
    }

    /** Waits for the answer, at most for the arm's patience, counted from the start of the call. */
    Answers await() throws InterruptedException {
        // A completed future also answers an interrupted thread.
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while an answer was awaited");
        }
        if (future.isEmpty()) {
            return known;
        }
        long left = patience.toNanos() - (System.nanoTime() - beganNanos);
        try {
            return future.get().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.get().cancel(true);
            return broken(Broken.Cause.TIMED_OUT, "no answer after " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("the arm was interrupted");
            }
            return broken(Broken.Cause.BACKEND, "the arm's thread failed: " + e.getCause());
        }
    }

    private Answers broken(Broken.Cause cause, String detail) {
        Outcome outcome = new Broken(cause, detail, true, Map.of());
        return new Answers(Collections.nCopies(questions, outcome), System.nanoTime() - beganNanos);
    }
}
