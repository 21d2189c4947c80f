package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.report.Bucket;
import dev.lockstep.report.Report;
import dev.lockstep.stream.RecordedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Finds the divergences of a walk in its report or, if there is none, in its journal. */
final class Divergences {

    private static final int BEFORE = 5;

    /** A read after each step asks the probes, and not what one command asks. */
    private static final String ASKED_ELSE = "; that step asks for something that those reads do not ask for, so what"
            + " it shows may come from a change at any earlier step";

    private final WalkFolder walk;

    private Divergences(WalkFolder walk) {
        this.walk = walk;
    }

    /**
     * A finding as its walk recorded it.
     *
     * @param detail the step as the journal has it, or as much of it as the report has
     */
    private record Recorded(
            String bucket,
            String fingerprint,
            String verdict,
            String classification,
            JsonNode arguments,
            StepDetail detail,
            boolean afterlife,
            List<NearMiss> nearMisses,
            Optional<Report.Place> located) {}

    static List<Divergence> of(WalkFolder walk) {
        Divergences divergences = new Divergences(walk);
        Map<String, List<Recorded>> buckets = new LinkedHashMap<>();
        for (Recorded finding : divergences.recorded()) {
            buckets.computeIfAbsent(finding.bucket(), unused -> new ArrayList<>())
                    .add(finding);
        }
        return buckets.values().stream()
                .map(findings -> divergences.divergence(findings.get(0), findings.size()))
                .toList();
    }

    private List<Recorded> recorded() {
        return walk.report().isPresent()
                ? walk.report().get().findings().stream().map(this::reported).toList()
                : journalled();
    }

    /** A look into a store that the walk has left belongs to the afterlife, and its step has no difference. */
    private boolean isOfTheEnd(Channel channel, long step) {
        return channel == Channel.AFTERLIFE
                || channel == Channel.INSIDE
                        && walk.detail(step)
                                .filter(detail -> !detail.differences().isEmpty())
                                .isEmpty();
    }

    private Recorded reported(Report.ReportedFinding finding) {
        boolean afterlife = !finding.differences().isEmpty()
                && finding.differences().stream()
                        .allMatch(difference -> isOfTheEnd(difference.path().channel(), finding.step()));
        Optional<StepDetail> journalled = afterlife ? walk.afterlife(finding.step()) : walk.detail(finding.step());
        return new Recorded(
                finding.bucket(),
                finding.fingerprint(),
                finding.verdict(),
                finding.classification(),
                finding.command(),
                journalled.map(detail -> detail.with(finding.differences())).orElseGet(() -> detail(finding)),
                afterlife,
                finding.nearMisses(),
                finding.located());
    }

    /** Returns the part of a step that the report has; a damaged journal does not have the step. */
    private static StepDetail detail(Report.ReportedFinding finding) {
        SortedMap<String, StepDetail.ArmDetail> arms = new TreeMap<>();
        finding.outcomes()
                .forEach((arm, written) -> Journal.outcome(written)
                        .ifPresent(outcome -> arms.put(
                                arm,
                                new StepDetail.ArmDetail(Optional.empty(), List.of(), outcome, new TreeMap<>(), 0))));
        return new StepDetail(
                finding.step(),
                finding.kind(),
                finding.operation(),
                Optional.of(finding.expectation()),
                arms,
                List.of(),
                finding.differences());
    }

    /** Returns the findings of a walk that was killed before it could report them. */
    private List<Recorded> journalled() {
        List<Recorded> findings = new ArrayList<>();
        for (JournalStep step : walk.steps()) {
            if (step.mark() == JournalStep.Mark.DIFFERS) {
                walk.detail(step.step()).ifPresent(detail -> findings.add(journalled(detail, false)));
            }
        }
        long last = walk.steps().stream().mapToLong(JournalStep::step).max().orElse(0);
        if (walk.hasAfterlife()) {
            walk.afterlife(last)
                    .filter(detail -> !detail.differences().isEmpty())
                    .ifPresent(detail -> findings.add(journalled(detail, true)));
        }
        return findings;
    }

    private Recorded journalled(StepDetail detail, boolean afterlife) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        detail.arms().forEach((arm, part) -> outcomes.put(arm, part.outcome()));
        boolean amongArms = detail.differences().stream()
                .anyMatch(difference -> !difference.reference().equals(Difference.MODEL));
        return new Recorded(
                Bucket.of(detail.kind(), detail.differences(), outcomes),
                Bucket.fingerprint(detail.kind(), detail.differences(), outcomes),
                amongArms ? "DIVERGED" : "MODEL",
                amongArms ? "NOVEL" : "MODEL",
                walk.command(detail.step())
                        .map(command -> command.arguments())
                        .orElseGet(Json.MAPPER::createObjectNode),
                detail,
                afterlife,
                List.of(),
                Optional.empty());
    }

    private Divergence divergence(Recorded finding, long count) {
        Optional<WalkFolder> second =
                finding.located().filter(Report.Place::shown).flatMap(place -> walk.located());
        Optional<StepDetail> cause = second.flatMap(
                        located -> located.detail(finding.located().get().step()))
                .filter(detail -> !detail.differences().isEmpty());
        return cause.map(detail -> divergence(finding, detail, false, count))
                .orElseGet(() -> divergence(finding, finding.detail(), finding.afterlife(), count));
    }

    private Divergence divergence(Recorded finding, StepDetail detail, boolean afterlife, long count) {
        Optional<ShrunkScript> shrunk = ShrunkScript.of(walk, finding.bucket());
        Sides sides = new Sides(walk, detail);
        List<Disagreement> disagreements = sides.disagreements();
        Optional<Trigger> trigger = Trigger.of(walk, finding.bucket(), detail);
        boolean moved = detail.step() != finding.detail().step();
        return new Divergence(
                walk,
                finding.bucket(),
                finding.fingerprint(),
                count,
                finding.verdict(),
                finding.classification(),
                new Title(detail, afterlife, sides, disagreements, trigger)
                        .headline(finding.classification().equals("NOISE")),
                detail.step(),
                detail.kind(),
                afterlife,
                command(detail, moved ? Json.MAPPER.createObjectNode() : finding.arguments()),
                walk.command(detail.step()).map(command -> command.arguments()).orElse(finding.arguments()),
                sides.standing(),
                sides.voices(),
                disagreements,
                detail.differences(),
                before(detail.step()),
                shrunk,
                finding.nearMisses(),
                trigger,
                located(finding, moved));
    }

    private String command(StepDetail detail, JsonNode arguments) {
        return walk.command(detail.step())
                .map(Words::command)
                .orElseGet(() -> Words.command(new RecordedCommand(detail.kind(), arguments)));
    }

    private List<Divergence.Earlier> before(long step) {
        List<Divergence.Earlier> before = new ArrayList<>();
        for (long earlier = Math.max(1, step - BEFORE); earlier < step; earlier++) {
            long number = earlier;
            walk.command(number)
                    .ifPresent(command -> before.add(new Divergence.Earlier(number, Words.command(command))));
        }
        return before;
    }

    private static Optional<String> located(Recorded finding, boolean moved) {
        return finding.located().map(place -> {
            StepDetail seen = finding.detail();
            String first = "it was seen at step " + seen.step() + ", " + seen.kind() + ", after steps without a read; ";
            if (!place.shown()) {
                return first + "with a read after each step it does not show: it shows only unobserved";
            }
            if (moved) {
                return first + "a second walk with a read after each step shows it here";
            }
            return place.step() == seen.step()
                    ? "a second walk with a read after each step shows it at the same step"
                            + (seen.isAnswerThatDiffers() ? ASKED_ELSE : "")
                    : first + "with a read after each step it shows at step " + place.step() + ", " + place.kind();
        });
    }
}
