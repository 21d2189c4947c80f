package dev.lockstep.strike;

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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A walk whose processes are struck at drawn places. After each blow the store is opened again, and the operation in
 * flight is done once more if it is not there, so that the walk goes on in the model's state.
 *
 * @param arm the transport
 * @param prepared the store, and the commands to go on with
 * @param blow what strikes the processes
 * @param most the largest number of the call that is struck
 * @param calls the number of calls from which the first place is drawn
 * @param random draws the places
 */
record StruckWalk<M>(StruckArm arm, Prepared<M> prepared, Blow blow, int most, int calls, RandomGenerator random) {

    /**
     * Plays the walk, and gives each end; an empty one is a blow that did not fall. Nobody knows how many calls the
     * next operation has: after a blow that fell the next place is drawn from twice as many, and after one that did
     * not, from those before it.
     */
    void play(int steps, Consumer<Optional<StrikeEnd>> ends)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        int places = calls;
        for (int step = 0; step < steps; step++) {
            Optional<Prepared.Change> change = prepared.change();
            if (change.isEmpty()) {
                return;
            }
            int kth = 1 + random.nextInt(places);
            Optional<StrikeEnd> end = step(new Strike(arm, change.get()), kth);
            places = end.isPresent() ? Math.min(most, 2 * places) : Math.max(1, kth - 1);
            ends.accept(end);
            if (end.isPresent() && end.get().isWrong()) {
                return;
            }
        }
    }

    private Optional<StrikeEnd> step(Strike strike, int kth)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        Optional<Strike.Left> left = strike.deal(prepared.folder(), new Place(blow, kth));
        if (left.isEmpty()) {
            return Optional.empty();
        }
        StrikeEnd end = strike.judge(prepared.folder(), left.get());
        if (!end.isWrong() && end.side() == Side.BEFORE) {
            Optional<StrikeEnd> again = again(strike, left.get());
            return again.isPresent() ? again : Optional.of(end);
        }
        return Optional.of(end);
    }

    /** Does the operation once more, without a fault; returns an end only if that is wrong. */
    private Optional<StrikeEnd> again(Strike strike, Strike.Left left)
            throws ArmUnavailableException, IOException, InterruptedException {
        Outcome outcome;
        Sides.Look look;
        try (Backend backend = arm.attach(prepared.folder())) {
            outcome = backend.apply(strike.change().operation());
            look = strike.change().sides().look(backend);
            Optional<String> notLeft = Strike.leave(backend);
            if (notLeft.isPresent()) {
                look = Sides.Look.refused("it was " + look.state() + " and could not be left: " + notLeft.get());
            }
        }
        boolean right =
                Comparison.meets(strike.change().operation(), strike.change().expectation(), outcome)
                        && look.state() == State.AFTER;
        return right
                ? Optional.empty()
                : Optional.of(new StrikeEnd(
                        CrashFate.BETWEEN,
                        Side.NONE,
                        Answer.REFUSED,
                        strike.change().kind(),
                        left.how() + "; done once more it was answered " + outcome + ", and the store is " + look));
    }
}
