package dev.lockstep.campaign;

import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Discreet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one walk adds to a campaign.
 *
 * @param summary the walk, as the campaign reports it
 * @param coverage what it exercised
 * @param arms a description of each arm, by name
 * @param observed how often each channel observed it
 */
record Contribution(
        WalkSummary summary,
        Coverage coverage,
        SortedMap<String, SortedMap<String, String>> arms,
        List<Observed> observed) {

    Contribution {
        observed = List.copyOf(observed);
    }

    static Contribution of(long seed, Path folder, WalkResult result, Optional<Located> located) {
        return new Contribution(
                WalkSummary.of(seed, folder, result, located), result.coverage(), result.arms(), result.observed());
    }

    /** A walk of which only a summary is known. */
    static Contribution of(WalkSummary summary) {
        return new Contribution(summary, Coverage.NONE, new TreeMap<>(), List.of());
    }

    /** Returns the same without what is nobody's business in the descriptions of the arms. */
    Contribution discreet(Path folder) {
        Discreet discreet = Discreet.in(folder);
        SortedMap<String, SortedMap<String, String>> said = new TreeMap<>();
        arms.forEach((arm, words) -> {
            SortedMap<String, String> texts = new TreeMap<>();
            words.forEach((name, text) -> texts.put(name, discreet.text(text)));
            said.put(arm, texts);
        });
        return new Contribution(summary, coverage, said, observed);
    }

    /** Returns the same after a failure; a finding stays one. */
    Contribution withFailure(Verdict verdict, String failure) {
        return new Contribution(summary.withFailure(verdict, failure), coverage, arms, observed);
    }

    /** Whether the walk came to its end: it was neither stopped, nor lost, nor at fault. */
    boolean isFinished() {
        return summary.ending() != Ending.STOPPED;
    }
}
