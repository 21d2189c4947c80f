package dev.lockstep.strike;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The cells of one arm, while they are played. */
final class Cells {

    private final StruckArm arm;
    private final Consumer<StrikeTally> played;
    private final SortedMap<String, StrikeTally> tallies = new TreeMap<>();

    /**
     * Begins without a cell.
     *
     * @param played receives each cell when it has been played
     */
    Cells(StruckArm arm, Consumer<StrikeTally> played) {
        this.arm = arm;
        this.played = played;
    }

    StrikeCell cell(StrikePhase phase, Blow blow) {
        StrikeCell cell = new StrikeCell(arm.name(), phase, blow);
        put(StrikeTally.none(cell));
        return cell;
    }

    /** Adds the end of a strike; empty if no blow fell. */
    void add(StrikeCell cell, Optional<StrikeEnd> end) {
        put(end.map(each -> tally(cell).plus(each, arm.system()))
                .orElseGet(() -> tally(cell).missed()));
    }

    /** Adds a place at which no blow fell, and why. */
    void missed(StrikeCell cell, String why) {
        add(cell, Optional.empty());
        note(cell, why);
    }

    void note(StrikeCell cell, String note) {
        put(tally(cell).noting(note));
    }

    void played(StrikeCell cell) {
        played.accept(tally(cell));
    }

    private StrikeTally tally(StrikeCell cell) {
        return tallies.get(cell.toString());
    }

    private void put(StrikeTally tally) {
        tallies.put(tally.cell().toString(), tally);
    }
}
