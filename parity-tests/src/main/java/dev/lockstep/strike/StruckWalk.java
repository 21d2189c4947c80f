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
import java.util.random.RandomGenerator;

/**
 * A walk whose processes are struck at drawn places. After each blow the store is opened again, and the operation in
 * flight is done once more if it is not there, so that the walk goes on in the model's state.
 *
 * @param arm the transport
 * @param prepared the store, and the commands to go on with
 * @param cells receives the ends
 * @param cell the walk's cell, with the blow
 * @param random draws the places
 */
record StruckWalk<M>(StruckArm arm, Prepared<M> prepared, Cells cells, StrikeCell cell, RandomGenerator random) {

    /** Plays the walk, and says of each operation how it ended, or why no blow fell. */
    void play(int steps) throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        Copies copies = new Copies(prepared.folder());
        for (int step = 0; step < steps; step++) {
            Optional<Prepared.Change> change = prepared.change();
            if (change.isEmpty()) {
                cells.note(
                        cell,
                        "the walk ended after " + step + " of " + steps
                                + " operations, because no further change could be drawn");
                return;
            }
            Optional<StrikeEnd> end = step(new Strike(arm, change.get()), copies);
            end.ifPresent(seen -> cells.add(cell, Optional.of(seen)));
            if (end.isPresent() && end.get().isWrong()) {
                return;
            }
        }
    }

    private Optional<StrikeEnd> step(Strike strike, Copies copies)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        List<Place> places = copies.with(strike::count).all().places(cell.blow());
        if (places.isEmpty()) {
            strike.count(prepared.folder());
            cells.missed(cell, "the operation made no such call");
            return Optional.empty();
        }
        Optional<Strike.Left> left = strike.deal(prepared.folder(), places.get(random.nextInt(places.size())));
        if (left.isEmpty()) {
            cells.missed(cell, Place.NOT_FALLEN);
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
            look = strike.change().sides().look(backend).left(Strike.leave(backend));
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
