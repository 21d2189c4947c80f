package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.crash.UnplayedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kills the process within the operation, and looks at what opens the store next.
 *
 * <p>A process that opens a store writes also if there is nothing to recover, such as its number into a lock. A call
 * belongs to the recovery if the opening of a store that was left in an orderly way does not make it.
 *
 * @param spread chooses the places of a recovery
 * @param kills what strikes the recovery
 * @param meet whether two processes also open the store at the same time
 */
record AfterKills(Strike strike, Copies copies, Cells cells, Spread spread, List<Blow> kills, boolean meet) {

    /** A recovery is struck after each place of the first kill, so a part of its calls must do. */
    private static final int MOST = 4;

    private static final String NOT_RIGHT = "the killed store was not opened in a state that it may have";

    private static final String NOT_KILLED = "the first kill did not fall within the operation";

    /** Plays the cells for each place of the first kill. */
    void play(List<Place> places) throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        List<StrikeCell> recoveries = new ArrayList<>();
        kills.forEach(blow -> recoveries.add(cells.cell(StrikePhase.RECOVERY, blow)));
        Optional<StrikeCell> openers =
                meet ? Optional.of(cells.cell(StrikePhase.OPENERS, Blow.KILL_AT_WRITE)) : Optional.empty();
        Recovery recovery = new Recovery(strike);
        Recovery.Opening usual = copies.with(recovery::count);
        if (usual.look().state() != Sides.State.BEFORE) {
            throw new UnplayedException("a store that was left in an orderly way was not opened as it was: "
                    + usual.look().state() + " " + usual.look().how());
        }
        for (Place place : places) {
            copies.with(killed -> {
                Optional<Strike.Left> left = strike.deal(killed, place).filter(each -> !each.outside());
                if (left.isPresent()) {
                    recover(recovery, recoveries, usual.calls(), killed, left.get());
                    if (openers.isPresent()) {
                        meet(openers.get(), killed, left.get());
                    }
                } else {
                    recoveries.forEach(cell -> cells.missed(cell, NOT_KILLED));
                    openers.ifPresent(cell -> cells.missed(cell, NOT_KILLED));
                }
                return left;
            });
        }
        recoveries.forEach(cells::played);
        openers.ifPresent(cells::played);
    }

    private void recover(
            Recovery recovery, List<StrikeCell> recoveries, Calls usual, ArmFolder killed, Strike.Left left)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        if (recoveries.isEmpty()) {
            return;
        }
        Copies ofKilled = new Copies(killed);
        Recovery.Opening opening = ofKilled.with(recovery::count);
        if (!isRight(opening, left)) {
            notRecovered(recoveries, left, opening.look(), ofKilled);
            return;
        }
        for (StrikeCell cell : recoveries) {
            List<Place> places = opening.calls().placesBeyond(usual, cell.blow());
            List<Place> tried = spread.over(places, MOST);
            if (tried.isEmpty()) {
                cells.missed(cell, "the recovery made no such call");
            }
            for (Place place : tried) {
                struck(recovery, cell, place, left, ofKilled);
            }
            if (tried.size() < places.size()) {
                cells.note(cell, tried.size() + " of " + places.size() + " places were tried");
            }
        }
    }

    /** Whether an opening on which no blow fell has found what the first kill may leave. */
    private static boolean isRight(Recovery.Opening opening, Strike.Left left) {
        return left.allowed().contains(opening.look().state());
    }

    /** A store that is wrong before its recovery is struck is not struck; but this is an end, and it is judged once. */
    private void notRecovered(List<StrikeCell> recoveries, Strike.Left left, Sides.Look first, Copies ofKilled)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        cells.add(recoveries.get(0), Optional.of(unstruck(left, first, ofKilled)));
        cells.note(recoveries.get(0), NOT_RIGHT);
        recoveries.stream().skip(1).forEach(cell -> cells.missed(cell, NOT_RIGHT));
    }

    /** Judges the store as the first kill has left it; if it is whole now, the first look at it is wrong. */
    private StrikeEnd unstruck(Strike.Left left, Sides.Look first, Copies ofKilled)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        StrikeEnd end = ofKilled.with(copy -> strike.judge(copy, left.notStruck()));
        return end.isWrong() ? end : end.wrongAtFirst(first);
    }

    private void struck(Recovery recovery, StrikeCell cell, Place place, Strike.Left left, Copies ofKilled)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        ofKilled.with(copy -> {
            Recovery.Opening again = recovery.deal(copy, place);
            if (again.fell()) {
                Strike.Left then = left.then(place + " of the recovery");
                cells.add(cell, Optional.of(strike.judge(copy, again.outside() ? then.late() : then)));
            } else if (isRight(again, left)) {
                cells.missed(cell, Place.NOT_FALLEN);
            } else {
                cells.add(cell, Optional.of(unstruck(left, again.look(), ofKilled)));
            }
            return again;
        });
    }

    private void meet(StrikeCell cell, ArmFolder killed, Strike.Left left) throws IOException, InterruptedException {
        Openers.Met met = new Openers(strike).meet(killed, left);
        cells.add(cell, Optional.of(met.end()));
        cells.note(cell, met.how());
    }
}
