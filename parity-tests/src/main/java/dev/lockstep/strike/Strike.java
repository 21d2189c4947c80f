package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Comparison;
import dev.lockstep.strike.Sides.State;
import dev.lockstep.strike.StrikeEnd.Answer;
import dev.lockstep.strike.StrikeEnd.Side;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One blow at one operation.
 *
 * @param arm the transport
 * @param change the operation
 */
record Strike(StruckArm arm, Prepared.Change change) {

    private static final String BEFORE_IT = "before the operation";

    /**
     * A process that was struck. The store is as it was left.
     *
     * @param allowed the states that may be left; empty if what was seen is wrong already
     * @param fate what it then is
     * @param outside whether the blow fell before the operation or after its answer
     */
    record Left(Answer answer, Set<State> allowed, CrashFate fate, String how, boolean outside) {

        Left(Answer answer, Set<State> allowed, CrashFate fate, String how) {
            this(answer, allowed, fate, how, false);
        }

        Left(Answer answer, Set<State> allowed, String how) {
            this(answer, allowed, CrashFate.BETWEEN, how);
        }

        private Left outside(String when) {
            return new Left(answer, allowed, fate, how + ", and the blow fell " + when, true);
        }
    }

    /**
     * Opens the store of a folder, does the operation and stops, while the k-th call is struck.
     *
     * @return empty if there is no such call
     * @throws UnplayedException if the operation is wrong although no blow fell before its answer
     */
    Optional<Left> deal(ArmFolder folder, Blow blow, int kth)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        Strace strace = arm.trace(folder);
        strace.strike(blow, kth);
        String where = blow + " " + kth + " of " + change.text() + ": ";
        Backend backend;
        try {
            backend = arm.attach(folder);
        } catch (ArmUnavailableException e) {
            if (!strace.fell(true)) {
                throw e;
            }
            return Optional.of(
                    new Left(Answer.REFUSED, EnumSet.of(State.BEFORE), where + "the process did not open the store")
                            .outside(BEFORE_IT));
        } finally {
            // An arm with a process for each operation starts the first one only now.
            if (arm.livesOn()) {
                strace.rest();
            }
        }
        try (backend) {
            // A server that is killed while it opens the store may have been started again.
            boolean early = arm.livesOn() && strace.fell(false);
            Outcome outcome = backend.apply(change.operation());
            boolean late = !early && !fellBefore(strace, blow, outcome);
            strace.rest();
            if (late) {
                Prepared.require(change, outcome);
            }
            Sides.Look live = outcome instanceof Outcome.Broken broken
                    ? new Sides.Look(State.UNREAD, Sign.of(broken), "", hangs(broken))
                    : change.sides().look(backend);
            boolean left = leave(backend).isEmpty();
            if (late && !strace.fell(!left || live.state() == State.UNREAD)) {
                requireAfter(live);
                return Optional.empty();
            }
            Left end = left(outcome, live, where);
            return Optional.of(early ? end.outside(BEFORE_IT) : late ? end.outside("after the answer") : end);
        } finally {
            strace.rest();
        }
    }

    /**
     * Whether the blow fell before the answer came. The tracer writes that a call failed before the process goes on, so
     * what led to an answer is written when the answer is there.
     */
    private boolean fellBefore(Strace strace, Blow blow, Outcome outcome) throws IOException, InterruptedException {
        boolean right = answersAsPredicted(outcome);
        // A process that was killed answers nothing. Of a process for one operation, the end is a part of the answer.
        boolean killedLater = right && blow.kills() && arm.livesOn();
        return !killedLater && strace.fell(!right);
    }

    private boolean answersAsPredicted(Outcome outcome) {
        return Comparison.meets(change.operation(), change.expectation(), outcome);
    }

    /** Whether a process neither answered nor refused nor ended. */
    static boolean hangs(Outcome outcome) {
        return outcome instanceof Outcome.Broken broken && broken.cause() == Outcome.Broken.Cause.TIMED_OUT;
    }

    /** Leaves the store; returns why it could not. */
    static Optional<String> leave(Backend backend) throws InterruptedException {
        try {
            backend.leave();
            return Optional.empty();
        } catch (IOException struck) {
            return Optional.of(String.valueOf(struck.getMessage()));
        }
    }

    private static void requireAfter(Sides.Look live) throws UnplayedException {
        if (live.state() != State.AFTER) {
            throw new UnplayedException(
                    "the store is not as the model predicts, without a fault: " + live.state() + " " + live.how());
        }
    }

    Left left(Outcome outcome, Sides.Look live, String where) {
        boolean done = answersAsPredicted(outcome);
        Set<State> allowed = done ? EnumSet.of(State.AFTER) : EnumSet.of(State.BEFORE, State.AFTER);
        String how = where + "answered " + outcome + ", then the store was " + live.state();
        if (live.hangs()) {
            // A process that meets a fault has to answer, to refuse or to end.
            return new Left(Answer.REFUSED, Set.of(), CrashFate.HANGS, how + ", because it hangs " + live.how());
        }
        boolean right = live.state() == State.AFTER || !done && live.state() == State.BEFORE;
        if (live.state() != State.UNREAD && !right) {
            // What is wrong while the process lives is wrong, whatever a reopen makes of it.
            return new Left(Answer.SERVED, Set.of(), how + " " + live.how());
        }
        Answer answer = live.state() == State.UNREAD ? Answer.REFUSED : done ? Answer.DONE : Answer.SERVED;
        return new Left(answer, allowed, how);
    }

    /**
     * Opens the store that a kill has left, while the k-th call is struck.
     *
     * @return whether there is such a call
     */
    boolean dealRecovering(ArmFolder folder, Blow blow, int kth) throws IOException, InterruptedException {
        Strace strace = arm.trace(folder);
        strace.strike(blow, kth);
        try (Backend backend = arm.attach(folder)) {
            Sides.Look look = change.sides().look(backend);
            boolean left = leave(backend).isEmpty();
            return strace.fell(!left || look.state() == State.UNREAD);
        } catch (ArmUnavailableException refused) {
            return strace.fell(true);
        } finally {
            strace.rest();
        }
    }

    /** Opens the store again, without a fault, and judges it. */
    StrikeEnd judge(ArmFolder folder, Left left) throws IOException, InterruptedException {
        if (left.allowed().isEmpty()) {
            return new StrikeEnd(left.fate(), Side.NONE, left.answer(), "", left.how(), left.outside());
        }
        Sides.Look look;
        try (Backend backend = arm.attach(folder)) {
            look = change.sides().look(backend);
            // A server that is only killed would leave a store that needs recovery once more.
            Optional<String> notLeft = leave(backend);
            if (notLeft.isPresent()) {
                // No fault is left that could explain it.
                look = Sides.Look.refused("it was " + look.state() + " and could not be left: " + notLeft.get());
            }
        } catch (ArmUnavailableException | IOException e) {
            look = Sides.Look.refused(String.valueOf(e.getMessage()));
        }
        StrikeEnd end = end(look, left);
        return new StrikeEnd(end.fate(), end.side(), end.answer(), end.sign(), end.how(), left.outside());
    }

    private StrikeEnd end(Sides.Look look, Left left) {
        String how = left.how() + "; opened again it is " + look.state() + " " + look.how();
        if (left.allowed().contains(look.state())) {
            return new StrikeEnd(
                    CrashFate.WHOLE, look.state() == State.AFTER ? Side.AFTER : Side.BEFORE, left.answer(), "", how);
        }
        return switch (look.state()) {
            case UNREAD ->
                new StrikeEnd(
                        look.hangs() ? CrashFate.HANGS : CrashFate.REFUSED, Side.NONE, left.answer(), look.sign(), how);
            case BEFORE -> new StrikeEnd(CrashFate.LOST, Side.BEFORE, left.answer(), change.kind(), how);
            case AFTER -> new StrikeEnd(CrashFate.AHEAD, Side.AFTER, left.answer(), change.kind(), how);
            case SAME, NEITHER -> new StrikeEnd(CrashFate.BETWEEN, Side.NONE, left.answer(), change.kind(), how);
        };
    }
}
