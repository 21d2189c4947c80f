package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.stream.Replayed;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Proves that an entry covers only what it describes.
 *
 * <p>The step that the entry describes is built from the entry and the last command of its witness, without asking an
 * arm. Then one part of the step is changed at a time, along every dimension of an entry. The entry may cover none of
 * the changed steps.
 */
public final class Narrowness {

    private static final String OTHER = "other";

    private final KnownDifference entry;
    private final List<String> otherKinds;
    private final DescribedStep described;
    private final List<Perturbation> perturbations = new ArrayList<>();

    /**
     * A step that differs in one part from the step that the entry describes.
     *
     * @param name the changed part
     * @param novel whether the entry does not cover the step, as it should
     */
    public record Perturbation(String name, boolean novel) {}

    private Narrowness(KnownDifference entry, Workload<?> workload, Replayed last) {
        this.entry = entry;
        this.otherKinds = workload.alphabet().stream()
                .map(CommandKind::name)
                .filter(kind -> !kind.equals(entry.command()))
                .toList();
        this.described = described(last);
    }

    /**
     * Changes the step that the entry describes in every way.
     *
     * @throws CommandFormatException if the witness cannot be read
     * @throws IllegalStateException if the entry does not cover the step that it describes
     */
    public static List<Perturbation> of(KnownDifference entry, Workload<?> workload) throws CommandFormatException {
        Narrowness narrowness = new Narrowness(entry, workload, Replayed.read(entry.witness(), workload));
        if (narrowness.isNovel(narrowness.described)) {
            throw new IllegalStateException(entry.id() + " does not cover the step that it describes");
        }
        narrowness.perturb();
        return List.copyOf(narrowness.perturbations);
    }

    private DescribedStep described(Replayed last) {
        SortedMap<String, ArmIdentity> sides = new TreeMap<>();
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        TreeSet<String> versions = new TreeSet<>(List.of(entry.versions().first()));
        if (!entry.referenceIsModel()) {
            sides.put(entry.reference(), new ArmIdentity(entry.reference(), versions));
            outcomes.put(entry.reference(), entry.expectedOfReference().example());
        }
        sides.put(entry.deviating(), new ArmIdentity(entry.deviating(), versions));
        outcomes.put(entry.deviating(), entry.expectedOfDeviating().example());
        List<Difference> differences = new ArrayList<>();
        differences.add(example(entry.difference(), entry.reference(), entry.deviating(), 0));
        entry.againstReference().stream()
                .limit(1)
                .forEach(form -> differences.add(example(form, Difference.MODEL, entry.reference(), 0)));
        entry.againstDeviating().stream()
                .limit(1)
                .forEach(form -> differences.add(example(form, Difference.MODEL, entry.deviating(), 0)));
        StepRecord step = new StepRecord(
                1,
                new RecordedCommand(entry.command(), Json.MAPPER.valueToTree(last.command())),
                last.facts(),
                last.operation(),
                new TreeMap<>(),
                last.expectation(),
                outcomes,
                List.of(),
                differences,
                new TreeMap<>(),
                0);
        return new DescribedStep(sides, step);
    }

    private static Difference example(DifferenceForm form, String reference, String deviating, int row) {
        return new Difference(
                form.path().inRow(row),
                form.differenceClass(),
                reference,
                deviating,
                form.expected().map(test -> test.example().toString()).orElse("1"),
                form.actual().map(test -> test.example().toString()).orElse("2"));
    }

    private void perturb() {
        otherKinds.forEach(kind -> add("command: " + kind, described.withKind(kind)));
        arguments();
        differences();
        outcomes();
        arms();
        oneMore();
    }

    private void add(String name, DescribedStep scene) {
        perturbations.add(new Perturbation(name, isNovel(scene)));
    }

    private boolean isNovel(DescribedStep scene) {
        return new Matching(List.of(entry), entry.workload(), scene.sides()).rule(scene.step()) instanceof Ruling.Novel;
    }

    private void arguments() {
        StepRecord step = described.step();
        for (Condition condition : entry.conditions()) {
            if (condition instanceof Condition.Argument argument) {
                add(
                        "where not " + condition.text(),
                        described.withArguments(argument.violated(step.command().arguments())));
            } else if (condition instanceof Condition.Fact fact) {
                JsonNode violation = fact.test()
                        .violation(Json.MAPPER.valueToTree(step.facts().get(fact.name())));
                if (violation.isIntegralNumber()) {
                    SortedMap<String, Long> facts = new TreeMap<>(step.facts());
                    facts.put(fact.name(), violation.longValue());
                    add("where not " + condition.text(), described.withFacts(facts));
                }
            }
        }
    }

    private void differences() {
        Difference original = described.step().differences().get(0);
        DifferenceForm form = entry.difference();
        for (Difference other : anywhereElse(original.reference(), original.deviating())) {
            add("difference: " + other.differenceClass() + " at " + other.path(), described.withFirst(other));
        }
        for (DifferenceClass other : DifferenceClass.values()) {
            if (other != form.differenceClass()) {
                add("difference.class: " + other, described.withFirst(changed(original, other)));
            }
        }
        form.expected()
                .ifPresent(test -> add(
                        "difference.expected: not " + test.text(),
                        described.withFirst(changed(original, violation(test), original.actual()))));
        form.actual()
                .ifPresent(test -> add(
                        "difference.actual: not " + test.text(),
                        described.withFirst(changed(original, original.expected(), violation(test)))));
    }

    private static String violation(ValueTest test) {
        return test.violation(test.example()).toString();
    }

    /** Returns a difference at every kind of path, except those that the entry covers. */
    private List<Difference> anywhereElse(String reference, String deviating) {
        List<String> probes = Stream.concat(
                        Stream.of(OTHER), entry.betweenSides().stream().flatMap(form -> form.path().probe().stream()))
                .distinct()
                .toList();
        List<String> columns = Stream.concat(
                        Stream.of(OTHER), entry.betweenSides().stream().flatMap(form -> form.path().column().stream()))
                .distinct()
                .toList();
        List<DifferencePath> inRows = new ArrayList<>(List.of(DifferencePath.ROWS));
        for (DifferencePath row : List.of(DifferencePath.row(0), DifferencePath.row(7))) {
            inRows.add(row);
            columns.forEach(column -> inRows.add(row.column(column)));
        }
        List<DifferencePath> paths = new ArrayList<>(
                List.of(DifferencePath.OUTCOME, DifferencePath.COUNT, DifferencePath.REFUSAL, DifferencePath.CODE));
        paths.addAll(inRows);
        probes.forEach(probe -> inRows.forEach(path -> paths.add(path.under(probe))));
        return paths.stream()
                .flatMap(path ->
                        path.classes().stream().map(one -> new Difference(path, one, reference, deviating, "1", "2")))
                .filter(difference -> entry.betweenSides().stream()
                        .noneMatch(form -> form.ofAnyValue().covers(difference)))
                .toList();
    }

    private void outcomes() {
        outcomes("expect.deviating", entry.deviating(), entry.expectedOfDeviating());
        if (!entry.referenceIsModel()) {
            outcomes("expect.reference", entry.reference(), entry.expectedOfReference());
            return;
        }
        List<Expectation> expectations = List.of(
                new Expectation.Succeeds(OptionalLong.empty(), true),
                Expectation.returns(List.of(), false),
                Expectation.refuses(OTHER));
        for (Expectation expectation : expectations) {
            if (!entry.expectedOfReference().matches(expectation)) {
                add("expect.reference: " + expectation, described.withExpectation(expectation));
            }
        }
    }

    private void outcomes(String field, String side, ExpectedOutcome expected) {
        List<Outcome> outcomes = new ArrayList<>(List.of(
                Outcome.Done.UNCOUNTED,
                new Outcome.Rows(List.of()),
                new Outcome.Refused(OTHER, OTHER, ""),
                new Outcome.Unsupported("")));
        if (expected instanceof ExpectedOutcome.Refused refused) {
            String code = refused.code().orElse("");
            outcomes.add(new Outcome.Refused(OTHER, code, ""));
            outcomes.add(new Outcome.Refused(refused.refusal(), OTHER, ""));
            outcomes.add(new Outcome.Refused(refused.refusal(), code.isEmpty() ? "0" : "", ""));
        }
        Arrays.stream(Broken.Cause.values())
                .map(cause -> new Broken(cause, "", true, Map.of()))
                .forEach(outcomes::add);
        for (Outcome outcome : outcomes) {
            if (!expected.matches(outcome)) {
                add(field + ": " + outcome, described.withOutcome(side, outcome));
            }
        }
    }

    private void arms() {
        StepRecord step = described.step();
        for (String arm : described.sides().keySet()) {
            ArmIdentity side = described.sides().get(arm);
            add("arms: another transport as " + arm, described.withSide(arm, new ArmIdentity(OTHER, side.versions())));
            TreeSet<String> beyond = new TreeSet<>(List.of(entry.versions().beyond()));
            add("versions: " + beyond + " as " + arm, described.withSide(arm, new ArmIdentity(arm, beyond)));
            beyond.add(entry.versions().first());
            add("versions: " + beyond + " as " + arm, described.withSide(arm, new ArmIdentity(arm, beyond)));
            add(
                    "versions: an unknown one as " + arm,
                    described.withSide(arm, new ArmIdentity(arm, new TreeSet<>(List.of("unknown")))));
        }
        List<Difference> swapped = step.differences().stream()
                .map(difference -> between(difference, difference.deviating(), difference.reference()))
                .toList();
        if (!entry.referenceIsModel()) {
            add("arms: swapped", described.withDifferences(swapped));
            List<Difference> fromModel =
                    List.of(between(step.differences().get(0), Difference.MODEL, entry.deviating()));
            add("arms: the model in the reference's place", described.withDifferences(fromModel));
        }
    }

    private void oneMore() {
        StepRecord step = described.step();
        Difference original = step.differences().get(0);
        List<Difference> more = new ArrayList<>(anywhereElse(original.reference(), original.deviating()));
        for (Difference other : more) {
            add(
                    "one more difference: " + other.differenceClass() + " at " + other.path(),
                    described.withMore(List.of(other)));
        }
        if (entry.modelSide() == KnownDifference.ModelSide.REFERENCE && !entry.referenceIsModel()) {
            add(
                    "one more difference: the reference from the model",
                    described.withMore(List.of(between(original, Difference.MODEL, entry.reference()))));
        }
        if (entry.difference().path().row().equals(Optional.of(DifferencePath.RowNumber.ANY))) {
            List<Difference> rows = new ArrayList<>();
            for (int row = 1; row <= entry.difference().rows(); row++) {
                rows.add(example(entry.difference(), original.reference(), original.deviating(), row));
            }
            add("one more difference: in one row too many", described.withMore(rows));
        }
        SortedMap<String, ArmIdentity> sides = new TreeMap<>(described.sides());
        sides.put(
                OTHER,
                new ArmIdentity(OTHER, described.sides().get(entry.deviating()).versions()));
        DescribedStep third = described.withMore(List.of(between(original, original.reference(), OTHER)));
        add("one more difference: of a third arm", new DescribedStep(sides, third.step()));
    }

    private static Difference changed(Difference difference, DifferenceClass other) {
        return new Difference(
                difference.path(),
                other,
                difference.reference(),
                difference.deviating(),
                difference.expected(),
                difference.actual());
    }

    private static Difference changed(Difference difference, String expected, String actual) {
        return new Difference(
                difference.path(),
                difference.differenceClass(),
                difference.reference(),
                difference.deviating(),
                expected,
                actual);
    }

    private static Difference between(Difference difference, String reference, String deviating) {
        return new Difference(
                difference.path(),
                difference.differenceClass(),
                reference,
                deviating,
                difference.expected(),
                difference.actual());
    }
}
