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
 * belongs to the recovery if the opening of a store that was left makes fewer of this kind on this file.
 *
 * @param kills what strikes the recovery
 * @param meet whether two processes also open the store at the same time
 */
record AfterKills(Strike strike, Copies copies, Cells cells, List<Blow> kills, boolean meet) {

    /** A recovery is struck after each place of the first kill, so a part of its calls must do. */
    private static final int MOST = 4;

    private static final String NOT_KILLED = "the first kill did not fall within the operation";

    /** Plays the cells for each place of the first kill. */
    void play(List<Place> places) throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        List<StrikeCell> recoveries = new ArrayList<>();
        kills.forEach(blow -> recoveries.add(cells.cell(StrikePhase.RECOVERY, blow)));
        Optional<StrikeCell> openers =
                meet ? Optional.of(cells.cell(StrikePhase.OPENERS, Blow.KILL_AT_WRITE)) : Optional.empty();
        Recovery recovery = new Recovery(strike);
        Recovery.Opening usual = copies.with(recovery::count);
        if (!usual.read()) {
            throw new UnplayedException("a store that was left in an orderly way was not opened");
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
                    recoveries.forEach(cell -> missed(cell, NOT_KILLED));
                    openers.ifPresent(cell -> missed(cell, NOT_KILLED));
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
        if (!opening.read()) {
            notOpened(recoveries, ofKilled.with(copy -> strike.judge(copy, left.notStruck())));
            return;
        }
        for (StrikeCell cell : recoveries) {
            List<Place> places = opening.calls().placesBeyond(usual, cell.blow());
            List<Place> tried = Spread.over(places, MOST);
            if (tried.isEmpty()) {
                missed(cell, "the recovery made no such call");
            }
            for (Place place : tried) {
                cells.add(cell, ofKilled.with(copy -> struck(recovery, copy, place, left)));
            }
            if (tried.size() < places.size()) {
                cells.note(cell, tried.size() + " of " + places.size() + " places were tried");
            }
        }
    }

    /** Nothing recovers, so nothing can be struck; but this is an end, and it must be a known one. */
    private void notOpened(List<StrikeCell> recoveries, StrikeEnd end) {
        Optional<String> page = end.known(strike.arm().system(), recoveries.get(0));
        if (page.isEmpty()) {
            cells.add(recoveries.get(0), Optional.of(end.isWrong() ? end : end.refusedAtFirst()));
        }
        String why = "the killed store was not opened"
                + page.map(known -> ", " + known).orElse("");
        recoveries.forEach(cell -> missed(cell, why));
    }

    private Optional<StrikeEnd> struck(Recovery recovery, ArmFolder copy, Place place, Strike.Left left)
            throws IOException, InterruptedException {
        Recovery.Opening again = recovery.deal(copy, place);
        if (!again.fell()) {
            return Optional.empty();
        }
        Strike.Left then = left.then(place + " of the recovery");
        return Optional.of(strike.judge(copy, again.outside() ? then.late() : then));
    }

    private void meet(StrikeCell cell, ArmFolder killed, Strike.Left left) throws IOException, InterruptedException {
        Openers.Met met = new Openers(strike).meet(killed.copied("openers"), left);
        cells.add(cell, Optional.of(met.end()));
        cells.note(cell, met.how());
    }

    private void missed(StrikeCell cell, String why) {
        cells.add(cell, Optional.empty());
        cells.note(cell, why);
    }
}
