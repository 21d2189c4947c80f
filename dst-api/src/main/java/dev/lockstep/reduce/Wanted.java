package dev.lockstep.reduce;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.OutcomeText;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Report;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The finding that smaller lists must show. A trial shows it if the same kind of command has the same outcomes on the
 * arms that play, if its answer differs in the same places, and if the reads differ in some of the same places and in
 * no other. Fewer places are the same finding: a smaller store has fewer tables from which a row can be lost. Once a
 * list shows fewer, later ones may not show more again, so that nothing wanders from one half of a finding to the
 * other. A difference that a read shows is not given up for one that only a look into the store shows: a script can
 * repeat the read.
 *
 * @param kind the kind of the command
 * @param ofModel whether the arms agree with each other, and only the model disagrees
 * @param answer the differences of its answer: class, place without row number, and the two sides
 * @param reads the same of the reads after it
 * @param outcomes the outcome of each arm, as a bucket distinguishes them
 * @param channels the channels that show it
 */
record Wanted(
        String kind,
        boolean ofModel,
        SortedSet<String> answer,
        SortedSet<String> reads,
        SortedMap<String, String> outcomes,
        Set<Channel> channels) {

    /** How the place of a look into the store begins. */
    private static final String INSIDE = " /" + Channel.INSIDE + "/";

    Wanted {
        answer = Collections.unmodifiableSortedSet(new TreeSet<>(answer));
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    }

    static Wanted of(Report.ReportedFinding finding) {
        SortedMap<String, String> outcomes = new TreeMap<>();
        finding.outcomes()
                .forEach((arm, outcome) ->
                        outcomes.put(arm, OutcomeText.kind(Json.MAPPER.treeToValue(outcome, Outcome.class))));
        return of(finding.kind(), finding.verdict().equals(Verdict.MODEL.name()), finding.differences(), outcomes);
    }

    private static Wanted of(
            String kind, boolean ofModel, List<Difference> differences, SortedMap<String, String> outcomes) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        differences.forEach(difference -> channels.add(difference.path().channel()));
        return new Wanted(kind, ofModel, places(differences, false), places(differences, true), outcomes, channels);
    }

    private static SortedSet<String> places(List<Difference> differences, boolean ofReads) {
        SortedSet<String> places = new TreeSet<>();
        for (Difference difference : differences) {
            if (difference.path().probe().isPresent() == ofReads) {
                places.add(difference.differenceClass() + " "
                        + difference.path().starred() + " " + difference.reference() + " " + difference.deviating());
            }
        }
        return places;
    }

    /** Whether a trial shows this finding, all of it or a part of it. */
    boolean isShownBy(Finding shown) {
        if (!isDifference(shown) || ofModel != (shown.verdict() == Verdict.MODEL)) {
            return false;
        }
        SortedSet<String> shownReads = places(shown.differences(), true);
        return shown.step().kind().equals(kind)
                && places(shown.differences(), false).equals(answer)
                && reads.containsAll(shownReads)
                && reads.isEmpty() == shownReads.isEmpty()
                && isRead(reads) == isRead(shownReads)
                && shown.step().outcomes().entrySet().stream()
                        .allMatch(arm -> OutcomeText.kind(arm.getValue()).equals(outcomes.get(arm.getKey())));
    }

    /** Whether a connection reads one of the places, and not only a look into the store. */
    private static boolean isRead(SortedSet<String> reads) {
        return reads.stream().anyMatch(place -> !place.contains(INSIDE));
    }

    /** Whether a finding says that somebody disagrees; noise and lost arms do not. */
    static boolean isDifference(Finding finding) {
        return finding.verdict() == Verdict.DIVERGED || finding.verdict() == Verdict.MODEL;
    }

    /** Returns the part of this finding that a trial showed. */
    Wanted asIn(Finding shown) {
        return new Wanted(kind, ofModel, answer, places(shown.differences(), true), outcomes, channels);
    }
}
