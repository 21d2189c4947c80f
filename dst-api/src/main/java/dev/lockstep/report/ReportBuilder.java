package dev.lockstep.report;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandFileHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Creates the report of a walk, and separates the parts that are the same for the same seed from the volatile part. */
final class ReportBuilder {

    private final WalkPlan<?> plan;
    private final String sha256;
    private final Path folder;
    private final Discreet discreet;

    /**
     * Creates a builder.
     *
     * @param folder the folder that the report names
     * @param discreet takes out of its texts what is nobody's business
     */
    ReportBuilder(WalkPlan<?> plan, String sha256, Path folder, Discreet discreet) {
        this.plan = plan;
        this.sha256 = sha256;
        this.folder = folder;
        this.discreet = discreet;
    }

    Report build(WalkResult result, Instant began, Instant ended) {
        CommandFileHeader header = plan.header();
        return new Report(
                Report.FORM,
                result.verdict().name(),
                result.verdict().exitCode(),
                header.system(),
                header.workload(),
                new Report.Commands(header.seed(), header.generator(), header.kinds(), header.leftOut(), sha256),
                Avoided.in(plan.arms().system()),
                plan.arms().asked(),
                discreet.described(opened(result)),
                plan.arms().all().stream().map(arm -> arm(arm, result)).toList(),
                result.steps(),
                result.extent().agreed(),
                result.extent().asked(),
                result.extent().ending(),
                result.findings().stream().map(ReportBuilder::finding).toList(),
                result.known().stream().map(ReportBuilder::known).toList(),
                result.resets(),
                result.entryHits().entrySet().stream()
                        .map(hits -> new Report.EntryHits(hits.getKey(), hits.getValue()))
                        .toList(),
                result.endedAsKnown(),
                result.coverage(),
                result.observed(),
                plan.stream().workload().normalisers().stream()
                        .map(normaliser -> hits(normaliser, result.normaliserHits()))
                        .toList(),
                new Report.Volatile(
                        discreet.text(result.detail()),
                        began.toString(),
                        Duration.between(began, ended).toMillis() / 1000.0,
                        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                        System.getProperty("java.vm.name") + " " + Runtime.version(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                                + Runtime.getRuntime().availableProcessors() + " processors",
                        discreet.described(described(result)),
                        discreet.texts(result.notClosed()),
                        result.findings().stream()
                                .map(finding -> outcomes(finding.step(), discreet::outcome))
                                .toList(),
                        asked(result)));
    }

    private List<SortedMap<String, List<String>>> asked(WalkResult result) {
        List<SortedMap<String, List<String>>> asked = result.findings().stream()
                .map(finding -> discreet.asked(finding.step().asked()))
                .toList();
        return asked.stream().allMatch(SortedMap::isEmpty) ? List.of() : asked;
    }

    private static SortedMap<String, SortedMap<String, String>> opened(WalkResult result) {
        SortedMap<String, SortedMap<String, String>> opened = new TreeMap<>();
        result.arms().forEach((arm, description) -> opened.put(arm, WalkResult.openedWith(description)));
        opened.values().removeIf(SortedMap::isEmpty);
        return opened;
    }

    /** Returns a description of each arm, with the settings that it was given. */
    private SortedMap<String, SortedMap<String, String>> described(WalkResult result) {
        SortedMap<String, SortedMap<String, String>> arms = new TreeMap<>();
        for (ArmPlan arm : plan.arms().all()) {
            SortedMap<String, String> described =
                    new TreeMap<>(result.arms().getOrDefault(arm.name(), new TreeMap<>()));
            // It is no volatile part.
            described.keySet().removeIf(name -> name.startsWith(WalkResult.OPENED_WITH));
            arm.settings().forEach((name, value) -> described.put(Report.SETTING + name, value));
            described.put("surroundings", arm.surroundings().toString());
            if (!described.isEmpty()) {
                arms.put(arm.name(), described);
            }
        }
        return arms;
    }

    private Report.Arm arm(ArmPlan arm, WalkResult result) {
        return new Report.Arm(
                arm.name(),
                arm.name().equals(plan.arms().reference()),
                arm.provider().transport(),
                arm.engine().version(),
                arm.client().version(),
                result.told(arm.name()).orElse(""),
                arm.engine().sha256(),
                arm.client().sha256(),
                arm.twin(),
                result.coverage().offersLess(arm.name()));
    }

    private static Report.NormaliserHits hits(Normaliser normaliser, SortedMap<String, Long> hits) {
        return new Report.NormaliserHits(normaliser.id(), normaliser.reason(), hits.get(normaliser.id()));
    }

    static Report.ReportedFinding finding(Finding finding) {
        StepRecord step = finding.step();
        return new Report.ReportedFinding(
                step.step(),
                step.kind(),
                finding.verdict().name(),
                finding.classification().name(),
                Bucket.of(step),
                Bucket.fingerprint(step),
                step.command().arguments(),
                WrittenOperation.of(step.operation()),
                Json.MAPPER.valueToTree(step.expectation()),
                step.differences(),
                outcomes(step, ReportBuilder::withoutWords),
                finding.nearMisses(),
                Optional.empty());
    }

    private static Report.ReportedKnown known(KnownStep known) {
        StepRecord step = known.step();
        return new Report.ReportedKnown(step.step(), step.kind(), known.entries(), Bucket.of(step), known.endedWalk());
    }

    private static SortedMap<String, JsonNode> outcomes(StepRecord step, UnaryOperator<Outcome> change) {
        SortedMap<String, JsonNode> outcomes = new TreeMap<>();
        step.outcomes().forEach((arm, outcome) -> outcomes.put(arm, Json.MAPPER.valueToTree(change.apply(outcome))));
        return outcomes;
    }

    /** Returns the outcome without the engine's own messages, which may contain a path, a time or a process number. */
    private static Outcome withoutWords(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new Outcome.Refused(refused.refusal(), refused.code(), "", refused.facets());
        }
        return outcome instanceof Outcome.Broken broken
                ? new Outcome.Broken(broken.cause(), "", broken.inDoubt(), Map.of())
                : outcome;
    }
}
