package dev.lockstep.fuzz;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The rule that an engine keeps for any text. It answers within a time, with rows, a count or its own refusal; it never
 * fails inside. A refused statement leaves the known rows as they are, and the store serves on after every one.
 */
public final class EngineRule {

    private final Backend arm;
    private final Ground ground;
    private final Duration deadline;
    private final ExecutorService calls = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "fuzzed-engine", STACK);
        thread.setDaemon(true);
        return thread;
    });
    private final Outcome known;

    /** The usual stack of a thread, so that a statement that is nested too deep is found as a caller would find it. */
    private static final long STACK = 1 << 20;

    /** Makes the known rows on an arm. */
    public EngineRule(Backend arm, Ground ground, Duration deadline) {
        this.arm = arm;
        this.ground = ground;
        this.deadline = deadline;
        this.known = made();
    }

    /**
     * Plays one operation.
     *
     * @return the engine's answer
     * @throws BrokenEngine if the rule is broken
     */
    public Outcome check(Operation operation) {
        return check(operation, true);
    }

    /** Plays several statements as one operation. Those before a refused one stay done. */
    public Outcome checkInParts(Operation operation) {
        return check(operation, false);
    }

    private Outcome check(Operation operation, boolean wholly) {
        Outcome outcome = answer(operation);
        if (outcome instanceof Outcome.Broken broken) {
            throw new BrokenEngine("no answer (" + broken.cause() + ", " + broken.detail() + ")", operation, null);
        }
        if (outcome instanceof Outcome.Refused refused && ground.failures().contains(refused.code())) {
            throw new BrokenEngine("a failure inside of the engine: " + refused.message(), operation, null);
        }
        Outcome rows = answer(ground.reading());
        boolean unchanged = rows.equals(known);
        if (!unchanged && wholly && outcome instanceof Outcome.Refused) {
            throw new BrokenEngine("refused, and the known rows are now " + rows, operation, null);
        }
        if (!unchanged || !wholly || outcome instanceof Outcome.Done) {
            Outcome again = made();
            if (!again.equals(known)) {
                throw new BrokenEngine("after it the store serves no more: " + again, operation, null);
            }
        }
        return outcome;
    }

    private Outcome made() {
        for (Operation each : ground.making()) {
            Outcome outcome = answer(each);
            if (!(outcome instanceof Outcome.Done)) {
                throw new BrokenEngine("the known rows cannot be made: " + outcome, each, null);
            }
        }
        return answer(ground.reading());
    }

    private Outcome answer(Operation operation) {
        try {
            return calls.submit(() -> arm.apply(operation)).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokenEngine("no answer within " + deadline.toSeconds() + " s", operation, e);
        } catch (ExecutionException e) {
            throw new BrokenEngine("not an answer but " + e.getCause(), operation, e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a target", e);
        }
    }

    /** An engine that does not keep the rule. */
    public static final class BrokenEngine extends AssertionError {
        private static final long serialVersionUID = 1L;

        BrokenEngine(String message, Operation operation, Throwable cause) {
            super(message + "\n" + operation, cause);
        }
    }
}
