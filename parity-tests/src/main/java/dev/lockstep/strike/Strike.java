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

    /**
     * A process that was struck. The store is as it was left.
     *
     * @param allowed the states that may be left; empty if what was seen is wrong already
     * @param fate what it then is
     * @param outside whether the blow fell after the answer, or not in this phase
     * @param sign the class of the answer, if what was seen is wrong already, or if the process has gone
     */
    record Left(Answer answer, Set<State> allowed, CrashFate fate, String how, boolean outside, String sign) {

        Left(Answer answer, Set<State> allowed, CrashFate fate, String how) {
            this(answer, allowed, fate, how, false, "");
        }

        Left(Answer answer, Set<State> allowed, String how) {
            this(answer, allowed, CrashFate.BETWEEN, how);
        }

        Left late() {
            return new Left(answer, allowed, fate, how + ", and the blow fell after the answer", true, sign);
        }

        /** The store is judged as the first kill has left it. */
        Left notStruck() {
            return new Left(answer, allowed, fate, how + "; then no blow fell", true, sign);
        }

        Left then(String more) {
            return new Left(answer, allowed, fate, how + "; then " + more, outside, sign);
        }
    }

    /**
     * The calls of an operation on which no blow fell.
     *
     * @param answered those before the answer came
     * @param all those, and those between the answer and the end of the first reads of it
     */
    record Counted(Calls answered, Calls all) {}

    private record Played(Optional<Left> left, Counted counted) {}

    /** Does the operation and counts its calls. */
    Counted count(ArmFolder folder)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        return play(folder, Optional.empty()).counted();
    }

    /**
     * Does the operation, and strikes it at a place.
     *
     * @return empty if no blow fell
     * @throws UnplayedException if the operation is wrong although no blow fell before its answer
     */
    Optional<Left> deal(ArmFolder folder, Place place)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        return play(folder, Optional.of(place)).left();
    }

    /**
     * A server has opened its store before the tracer comes, and the tracer goes when the operation has been answered
     * and read. A tool is traced from its start to its end.
     */
    private Played play(ArmFolder folder, Optional<Place> place)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        Tracer tracer = arm.tracer(folder);
        try (Backend backend = arm.attach(folder)) {
            if (arm.livesOn()) {
                require(change.sides().look(backend), State.BEFORE);
            }
            boolean early;
            boolean late = false;
            Outcome outcome;
            Sides.Look live;
            Counted counted;
            try (Tracer.Watch watch = arm.livesOn() ? tracer.attach(place) : tracer.next(place)) {
                Trace trace = watch.trace();
                outcome = backend.apply(change.operation());
                early = fellBefore(trace, outcome);
                Calls answered = trace.calls();
                if (!early) {
                    Prepared.require(change, outcome);
                }
                live = outcome instanceof Outcome.Broken broken
                        ? new Sides.Look(State.UNREAD, Sign.of(broken), "", hangs(broken))
                        : change.sides().look(backend);
                late = !early && trace.fell(live.state() == State.UNREAD);
                counted = new Counted(answered, trace.calls());
            }
            Optional<String> notLeft = leave(backend);
            if (!early && !late) {
                require(notLeft.map(Sides.Look::refused).orElse(live), State.AFTER);
                return new Played(Optional.empty(), counted);
            }
            Left left = left(outcome, live, place.orElseThrow() + " of " + change.text() + ": ");
            return new Played(Optional.of(late ? left.late() : left), counted);
        }
    }

    /** Whether the blow fell before the answer came. */
    private boolean fellBefore(Trace trace, Outcome outcome) throws IOException, InterruptedException {
        boolean right = answersAsPredicted(outcome);
        // A process that was killed answers nothing. Of a process for one operation, the end is a part of the answer.
        boolean kills = trace.place().map(place -> place.blow().kills()).orElse(false);
        boolean killedLater = right && kills && arm.livesOn();
        return !killedLater && trace.fell(!right);
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

    private static void require(Sides.Look look, State state) throws UnplayedException {
        if (look.state() != state) {
            throw new UnplayedException(
                    "the store is not as the model predicts, without a fault: " + look.state() + " " + look.how());
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
            return new Left(
                    Answer.SERVED, Set.of(), CrashFate.BETWEEN, how + " " + live.how(), false, Sign.of(outcome));
        }
        Answer answer = live.state() == State.UNREAD ? Answer.REFUSED : done ? Answer.DONE : Answer.SERVED;
        // A process that has gone shows nothing; its last words are all that says why a part may be left.
        String sign = live.state() == State.UNREAD ? Sign.of(outcome) : "";
        return new Left(answer, allowed, CrashFate.BETWEEN, how, false, sign);
    }

    /** Opens the store again, without a fault, and judges it. */
    StrikeEnd judge(ArmFolder folder, Left left) throws IOException, InterruptedException {
        if (left.allowed().isEmpty()) {
            return new StrikeEnd(left.fate(), Side.NONE, left.answer(), left.sign(), left.how(), left.outside());
        }
        Sides.Look look;
        try (Backend backend = arm.attach(folder)) {
            look = change.sides().look(backend);
            // A server that is only killed would leave a store that needs recovery once more.
            // No fault is left that could explain why it cannot be left.
            look = look.left(leave(backend));
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
            case SAME, NEITHER ->
                new StrikeEnd(
                        CrashFate.BETWEEN,
                        Side.NONE,
                        left.answer(),
                        left.sign().isEmpty() ? change.kind() : left.sign(),
                        how);
        };
    }
}
