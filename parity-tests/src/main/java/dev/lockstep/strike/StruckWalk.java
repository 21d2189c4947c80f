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
import java.util.List;
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
 * @param random draws the places
 */
record StruckWalk<M>(StruckArm arm, Prepared<M> prepared, Blow blow, RandomGenerator random) {

    /** Plays the walk, and gives each end; an empty one is an operation without a call, or a blow that did not fall. */
    void play(int steps, Consumer<Optional<StrikeEnd>> ends)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        Copies copies = new Copies(prepared.folder());
        for (int step = 0; step < steps; step++) {
            Optional<Prepared.Change> change = prepared.change();
            if (change.isEmpty()) {
                return;
            }
            Optional<StrikeEnd> end = step(new Strike(arm, change.get()), copies);
            ends.accept(end);
            if (end.isPresent() && end.get().isWrong()) {
                return;
            }
        }
    }

    private Optional<StrikeEnd> step(Strike strike, Copies copies)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        List<Place> places = copies.with(strike::count).all().places(blow);
        if (places.isEmpty()) {
            strike.count(prepared.folder());
            return Optional.empty();
        }
        Optional<Strike.Left> left = strike.deal(prepared.folder(), places.get(random.nextInt(places.size())));
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
