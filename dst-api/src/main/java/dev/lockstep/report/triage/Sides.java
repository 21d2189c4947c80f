package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The arms and the model at one step: what each answered, and who disagrees with whom about what. */
final class Sides {

    private final WalkFolder walk;
    private final StepDetail detail;
    private final List<String> arms;
    private final Standing standing;

    Sides(WalkFolder walk, StepDetail detail) {
        this.walk = walk;
        this.detail = detail;
        this.arms = arms();
        this.standing = Standing.of(arms, predicts(), detail.differences());
    }

    Standing standing() {
        return standing;
    }

    /** Returns the arms that were asked, the reference first. */
    private List<String> arms() {
        boolean onlyAnswers = detail.differences().stream()
                .allMatch(difference -> difference.path().probe().isEmpty());
        List<String> all = new ArrayList<>(walk.arms());
        detail.arms().keySet().stream().filter(arm -> !all.contains(arm)).forEach(all::add);
        all.removeIf(arm -> onlyAnswers
                && detail.arms().containsKey(arm)
                && detail.arms().get(arm).outcome() instanceof Outcome.Unsupported);
        boolean onlyLooks = detail.differences().stream()
                .allMatch(difference -> difference.path().channel() == Channel.INSIDE);
        all.removeIf(arm -> onlyLooks && !isLookedInto(arm));
        return all;
    }

    /** An arm whose store nobody looked into, for what differs, has said nothing about it. */
    private boolean isLookedInto(String arm) {
        return detail.probes().stream()
                .filter(read -> read.channel() == Channel.INSIDE)
                .map(read -> read.outcomes().get(arm))
                .anyMatch(outcome -> outcome != null && !(outcome instanceof Outcome.Unsupported));
    }

    /** Whether the model predicts the answers that differ. */
    private boolean predicts() {
        return detail.differences().stream()
                .anyMatch(difference -> difference
                        .path()
                        .probe()
                        .map(probe -> probe(difference.path().channel(), probe)
                                .map(read -> read.query().isEmpty()
                                        || read.expected().isPresent())
                                .orElse(true))
                        .orElseGet(() ->
                                detail.expectation().flatMap(Words::expected).isPresent()));
    }

    private Optional<StepDetail.ProbeDetail> probe(Channel channel, String name) {
        return detail.probes().stream()
                .filter(read -> read.channel() == channel && read.probe().equals(name))
                .findFirst();
    }

    List<Voice> voices() {
        List<Voice> voices = new ArrayList<>();
        for (String arm : walk.arms().isEmpty() ? detail.arms().keySet() : (Collection<String>) walk.arms()) {
            voices.add(voice(arm));
        }
        detail.expectation().flatMap(Words::expected).ifPresent(words -> voices.add(model(words)));
        return voices;
    }

    private Voice voice(String arm) {
        Optional<StepDetail.ArmDetail> part = Optional.ofNullable(detail.arms().get(arm));
        Optional<Outcome> outcome = part.map(StepDetail.ArmDetail::outcome);
        return new Voice(
                arm,
                false,
                walk.reference().filter(arm::equals).isPresent(),
                standing.alone().contains(arm),
                walk.version(arm),
                walk.openedWith(arm),
                Words.statement(part.flatMap(StepDetail.ArmDetail::operation).orElse(detail.operation())),
                part.map(StepDetail.ArmDetail::asked).orElse(List.of()),
                outcome.map(Words::kind).orElse(""),
                outcome.map(Words::outcome).orElse("nothing is recorded"),
                outcome.flatMap(Sides::rows),
                part.map(StepDetail.ArmDetail::facets).orElseGet(TreeMap::new),
                outcome.filter(Outcome.Broken.class::isInstance)
                        .map(broken -> (SortedMap<String, String>) new TreeMap<>(((Outcome.Broken) broken).evidence()))
                        .orElseGet(TreeMap::new));
    }

    private Voice model(String words) {
        JsonNode expectation = detail.expectation().orElseThrow();
        return new Voice(
                Difference.MODEL,
                true,
                false,
                standing.alone().contains(Difference.MODEL),
                "",
                new TreeMap<>(),
                "",
                List.of(),
                Words.expectedKind(expectation),
                words,
                expectedRows(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** Returns the rows that the model expected; empty if it expected none, or if they cannot be read. */
    private Optional<List<Row>> expectedRows() {
        try {
            return detail.expectation()
                    .map(expectation -> expectation.path("rows"))
                    .filter(JsonNode::isArray)
                    .map(Journal::rows);
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<List<Row>> rows(Outcome outcome) {
        return outcome instanceof Outcome.Rows rows ? Optional.of(rows.rows()) : Optional.empty();
    }

    /** An answer, and the two sides that differ in it. */
    private record Pair(Channel channel, Optional<String> probe, String left, String right) {}

    /**
     * Returns the differences answer by answer. If there is a majority, each side outside of it is compared with one
     * side of it, so that nobody reads one difference several times.
     */
    List<Disagreement> disagreements() {
        Map<Pair, List<Difference>> pairs = new LinkedHashMap<>();
        for (Difference difference : detail.differences()) {
            pairs.computeIfAbsent(
                            new Pair(
                                    difference.path().channel(),
                                    difference.path().probe(),
                                    difference.reference(),
                                    difference.deviating()),
                            unused -> new ArrayList<>())
                    .add(difference);
        }
        List<Disagreement> all = new ArrayList<>();
        pairs.forEach((pair, differences) -> {
            if (tells(pair, pairs.keySet())) {
                Disagreement disagreement = disagreement(pair, differences);
                all.add(isTurned(pair) ? Turned.of(disagreement) : disagreement);
            }
        });
        return merged(all);
    }

    /** Whether a pair tells something that no other pair of the same answer tells better. */
    private boolean tells(Pair pair, Collection<Pair> all) {
        if (!standing.majority()) {
            return true;
        }
        String lonely = standing.alone().contains(pair.right()) ? pair.right() : pair.left();
        String other = lonely.equals(pair.right()) ? pair.left() : pair.right();
        if (!standing.alone().contains(lonely) || standing.alone().contains(other)) {
            return false;
        }
        // The first pair of this side and the majority is enough; the model is what a reader compares with.
        return all.stream()
                        .filter(each -> each.channel() == pair.channel()
                                && each.probe().equals(pair.probe())
                                && (each.left().equals(lonely) || each.right().equals(lonely))
                                && standing.camps()
                                        .get(0)
                                        .contains(each.left().equals(lonely) ? each.right() : each.left()))
                        .min(Comparator.comparing(each -> !each.left().equals(Difference.MODEL)))
                        .filter(pair::equals)
                        .isPresent()
                || lonely.equals(Difference.MODEL);
    }

    /** The majority comes first, so that a row that only one arm lacks is missing and not one too many elsewhere. */
    private boolean isTurned(Pair pair) {
        return standing.majority()
                && !pair.left().equals(Difference.MODEL)
                && standing.alone().contains(pair.left());
    }

    private Disagreement disagreement(Pair pair, List<Difference> differences) {
        Optional<List<Row>> left = rowsOf(pair, pair.left());
        Optional<List<Row>> right = rowsOf(pair, pair.right());
        Optional<StepDetail.ProbeDetail> read = pair.probe().flatMap(name -> probe(pair.channel(), name));
        Optional<JsonNode> query = read.flatMap(StepDetail.ProbeDetail::query);
        Changes changes = new Changes(left, right, isOrdered(pair, query));
        return new Disagreement(
                pair.channel(),
                pair.probe(),
                // A look has no statement that anybody could ask.
                pair.channel() == Channel.INSIDE
                        ? ""
                        : query.map(Words::statement).orElse(""),
                pair.left(),
                List.of(pair.right()),
                size(left),
                size(right),
                differences.stream().map(changes::of).toList(),
                read.map(StepDetail.ProbeDetail::asked).orElseGet(TreeMap::new),
                read.map(Sides::answered).orElseGet(TreeMap::new));
    }

    private static SortedMap<String, String> answered(StepDetail.ProbeDetail read) {
        SortedMap<String, String> answered = new TreeMap<>();
        read.outcomes().forEach((arm, outcome) -> answered.put(arm, Words.kind(outcome)));
        return answered;
    }

    private boolean isOrdered(Pair pair, Optional<JsonNode> query) {
        JsonNode asked = pair.probe().isPresent() ? query.orElse(detail.operation()) : detail.operation();
        boolean ofTheModel = pair.left().equals(Difference.MODEL)
                && detail.expectation()
                        .map(expectation -> expectation.path("ordered").asBoolean(false))
                        .orElse(false);
        return asked.findValuesAsString("ordered").contains("true")
                || pair.probe().isEmpty() && ofTheModel;
    }

    private Optional<List<Row>> rowsOf(Pair pair, String side) {
        if (pair.probe().isEmpty()) {
            return side.equals(Difference.MODEL)
                    ? expectedRows()
                    : Optional.ofNullable(detail.arms().get(side))
                            .map(StepDetail.ArmDetail::outcome)
                            .flatMap(Sides::rows);
        }
        return probe(pair.channel(), pair.probe().get())
                .flatMap(read -> side.equals(Difference.MODEL)
                        ? read.expected()
                        : Optional.ofNullable(read.outcomes().get(side)).flatMap(Sides::rows));
    }

    private static OptionalInt size(Optional<List<Row>> rows) {
        return rows.isPresent() ? OptionalInt.of(rows.get().size()) : OptionalInt.empty();
    }

    /** Arms that differ from the same side in the same way are one line to read. */
    private static List<Disagreement> merged(List<Disagreement> all) {
        List<Disagreement> merged = new ArrayList<>();
        for (Disagreement each : all) {
            int at = -1;
            for (int i = 0; i < merged.size(); i++) {
                if (isAlike(merged.get(i), each)) {
                    at = i;
                }
            }
            if (at < 0) {
                merged.add(each);
                continue;
            }
            Disagreement first = merged.get(at);
            List<String> right = new ArrayList<>(first.right());
            right.addAll(each.right());
            merged.set(
                    at,
                    new Disagreement(
                            first.channel(),
                            first.probe(),
                            first.statement(),
                            first.left(),
                            right,
                            first.leftRows(),
                            first.rightRows(),
                            first.changes(),
                            first.asked(),
                            first.answered()));
        }
        return List.copyOf(merged);
    }

    private static boolean isAlike(Disagreement one, Disagreement other) {
        return one.channel() == other.channel()
                && one.probe().equals(other.probe())
                && one.left().equals(other.left())
                && one.changes().equals(other.changes());
    }
}
