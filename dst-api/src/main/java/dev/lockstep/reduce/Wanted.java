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
import java.util.stream.Collectors;

/**
 * The finding that smaller lists must show. A trial shows it if the same kind of command has the same outcomes on the
 * arms that play, if its answer differs in the same places, and if the reads differ in some of the same places and in
 * no other. Fewer places are the same finding: a smaller store has fewer tables from which a row can be lost. Once a
 * list shows fewer, later ones may not show more again, so that nothing wanders from one half of a finding to the
 * other. A difference that a read shows is not given up for one that only a look into the store shows: a script can
 * repeat the read.
 *
 * <p>A command that does less may show it in the place of the command, as long as its own answers agree. It shows the
 * finding of a read by the same read. It shows the finding of a composite command's answer by a read that differs in
 * the same way between the same sides; from then on that read is what is wanted.
 *
 * @param kind the kind of the command
 * @param others the kinds of the commands that may show it in its place
 * @param ofModel whether the arms agree with each other, and only the model disagrees
 * @param answer the differences of its answer: class, place without row number, and the two sides
 * @param reads the same of the reads after it
 * @param outcomes the outcome of each arm, as a bucket distinguishes them
 * @param channels the channels that show it
 */
record Wanted(
        String kind,
        Set<String> others,
        boolean ofModel,
        SortedSet<String> answer,
        SortedSet<String> reads,
        SortedMap<String, String> outcomes,
        Set<Channel> channels) {

    /** How the place of a look into the store begins. */
    private static final String INSIDE = " /" + Channel.INSIDE + "/";

    Wanted {
        others = Collections.unmodifiableSet(new TreeSet<>(others));
        answer = Collections.unmodifiableSortedSet(new TreeSet<>(answer));
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    }

    static Wanted of(Report.ReportedFinding finding, Set<String> others) {
        SortedMap<String, String> outcomes = new TreeMap<>();
        finding.outcomes()
                .forEach((arm, outcome) ->
                        outcomes.put(arm, OutcomeText.kind(Json.MAPPER.treeToValue(outcome, Outcome.class))));
        return new Wanted(
                finding.kind(),
                others,
                finding.verdict().equals(Verdict.MODEL.name()),
                places(finding.differences(), false),
                places(finding.differences(), true),
                outcomes,
                channels(finding.differences()));
    }

    private static Set<Channel> channels(List<Difference> differences) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        differences.forEach(difference -> channels.add(difference.path().channel()));
        return channels;
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
        return shown.step().kind().equals(kind)
                ? isShownByItself(shown)
                : others.contains(shown.step().kind()) && isShownByAnother(shown);
    }

    private boolean isShownByItself(Finding shown) {
        return places(shown.differences(), false).equals(answer)
                && isInReads(places(shown.differences(), true))
                && outcomes(shown).entrySet().stream()
                        .allMatch(arm -> arm.getValue().equals(outcomes.get(arm.getKey())));
    }

    private boolean isInReads(SortedSet<String> shown) {
        return reads.containsAll(shown) && reads.isEmpty() == shown.isEmpty() && isRead(reads) == isRead(shown);
    }

    private boolean isShownByAnother(Finding shown) {
        SortedSet<String> shownReads = places(shown.differences(), true);
        return places(shown.differences(), false).isEmpty()
                && shown.step().outcomes().values().stream().noneMatch(Wanted::isFailed)
                && (reads.isEmpty()
                        ? isRead(shownReads) && ways(answer).containsAll(ways(shownReads))
                        : isInReads(shownReads));
    }

    private static boolean isFailed(Outcome outcome) {
        return outcome instanceof Outcome.Refused || outcome instanceof Outcome.Broken;
    }

    /** Returns the ways in which sides differ: the class and the two sides, without the path between them. */
    private static Set<String> ways(Set<String> places) {
        return places.stream()
                .map(place -> place.replaceFirst("^(\\S+) .* (\\S+ \\S+)$", "$1 $2"))
                .collect(Collectors.toSet());
    }

    private static SortedMap<String, String> outcomes(Finding shown) {
        SortedMap<String, String> outcomes = new TreeMap<>();
        shown.step().outcomes().forEach((arm, outcome) -> outcomes.put(arm, OutcomeText.kind(outcome)));
        return outcomes;
    }

    /** Whether a connection reads one of the places, and not only a look into the store. */
    private static boolean isRead(SortedSet<String> reads) {
        return reads.stream().anyMatch(place -> !place.contains(INSIDE));
    }

    /** Whether a finding says that somebody disagrees; noise and lost arms do not. */
    static boolean isDifference(Finding finding) {
        return finding.verdict() == Verdict.DIVERGED || finding.verdict() == Verdict.MODEL;
    }

    /** Returns the part of this finding that a trial showed, perhaps by another command. */
    Wanted asIn(Finding shown) {
        SortedSet<String> shownReads = places(shown.differences(), true);
        return shown.step().kind().equals(kind)
                ? new Wanted(kind, others, ofModel, answer, shownReads, outcomes, channels)
                : new Wanted(
                        shown.step().kind(),
                        others,
                        ofModel,
                        new TreeSet<>(),
                        shownReads,
                        outcomes(shown),
                        reads.isEmpty() ? channels(shown.differences()) : channels);
    }
}
