package dev.lockstep.race;

import dev.lockstep.concurrent.HistoryVerdict;
import java.util.List;
import java.util.Optional;

/**
 * The result of one arm.
 *
 * @param arm the arm
 * @param verdict what its history shows; empty if the arm could not be played
 * @param plays how often the schedule was played on it; the history is that of the first play
 * @param inside what its invariants say about the store that was left
 * @param unplayed why it could not be played; empty if it was
 */
record ArmRace(String arm, Optional<HistoryVerdict> verdict, int plays, List<String> inside, String unplayed) {

    static ArmRace unplayed(String arm, String why) {
        return new ArmRace(arm, Optional.empty(), 0, List.of(), why);
    }

    boolean isVacuous() {
        return verdict.filter(seen -> seen.overlaps() == 0).isPresent();
    }

    boolean isViolated() {
        return !inside.isEmpty()
                || verdict.filter(seen -> !seen.violations().isEmpty()).isPresent();
    }
}
