package dev.lockstep.race;

import dev.lockstep.concurrent.HistoryVerdict;
import dev.lockstep.parity.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of one play of one arm.
 *
 * @param arm the arm
 * @param play the number of the play, from 1
 * @param verdict what its history shows; empty if the arm could not be played
 * @param inside what its invariants say about the store that was left, and what could not be closed
 * @param looks how often each invariant looked, by its name
 * @param losesBesideUndone see {@link dev.lockstep.concurrent.ActorDialect#losesBesideUndone}, for the arm's version
 * @param unplayed why it could not be played; empty if it was
 */
record ArmRace(
        String arm,
        int play,
        Optional<HistoryVerdict> verdict,
        List<String> inside,
        SortedMap<String, Coverage.Looks> looks,
        Optional<String> losesBesideUndone,
        String unplayed) {

    static ArmRace unplayed(String arm, int play, String why) {
        return new ArmRace(arm, play, Optional.empty(), List.of(), new TreeMap<>(), Optional.empty(), why);
    }

    /** Returns the name of the arm, and of the play if it is not the first. */
    String title() {
        return play == 1 ? arm : arm + "-" + play;
    }

    /** Returns what the play does not show, in words. An invariant that gives a reason is blind, and no hole. */
    List<String> holes() {
        List<String> holes = new ArrayList<>();
        verdict.ifPresent(seen -> holes.addAll(seen.holes()));
        looks.forEach((invariant, seen) -> {
            if (seen.reason().isEmpty() && seen.times() == 0) {
                holes.add("the invariant '" + invariant + "' never looked");
            }
        });
        // One invariant alone may have nothing to see, such as a foreign key.
        if (times() > 0 && things() == 0) {
            holes.add("no invariant saw a thing in the store");
        }
        return holes;
    }

    /** Returns how often an invariant looked into the store that was left. */
    long times() {
        return looks.values().stream().mapToLong(Coverage.Looks::times).sum();
    }

    /** Returns how many things the invariants saw there. */
    long things() {
        return looks.values().stream().mapToLong(Coverage.Looks::things).sum();
    }

    /** Returns what is wrong and a known finding, in words. */
    List<String> known() {
        return verdict.map(HistoryVerdict::known).orElse(List.of());
    }

    boolean isViolated() {
        return !inside.isEmpty()
                || verdict.filter(seen -> !seen.violations().isEmpty()).isPresent();
    }
}
