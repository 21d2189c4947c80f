package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.known.DifferenceChanges.Allowed;
import dev.lockstep.known.DifferenceChanges.Changed;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.Difference;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Proves that an entry covers only what it describes.
 *
 * <p>The step that the entry describes is built from the entry and the last command of its witness, without asking an
 * arm. Then one part of the step is changed at a time, along every dimension of an entry. The entry may cover none of
 * the changed steps. Each argument and each fact of the witness is a dimension, also one of which the entry says
 * nothing, except those that it names as open.
 */
public final class Narrowness {

    private static final String OTHER = "other";

    private final KnownDifference entry;
    private final List<String> otherKinds;
    private final DescribedStep described;
    private final Dimensions dimensions;
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
        this.dimensions = Dimensions.of(last);
    }

    /**
     * Changes the step that the entry describes in every way.
     *
     * @throws CommandFormatException if the witness cannot be read
     * @throws KnownListException if the entry does not cover the step that it describes
     */
    public static List<Perturbation> of(KnownDifference entry, Workload<?> workload)
            throws CommandFormatException, KnownListException {
        Narrowness narrowness = new Narrowness(entry, workload, Replayed.read(entry.witness(), workload));
        narrowness.requireCovered(narrowness.described, "the step that it describes");
        narrowness.perturb();
        return List.copyOf(narrowness.perturbations);
    }

    /** A step that the entry does not cover anyway proves nothing when it is changed. */
    private void requireCovered(DescribedStep step, String what) throws KnownListException {
        if (isNovel(step)) {
            throw new KnownListException(
                    entry.place().file(),
                    entry.place().firstLine(),
                    entry.id() + " does not cover " + what + "; its fields contradict each other");
        }
    }

    private DescribedStep described(Replayed last) {
        SortedMap<String, ArmIdentity> sides = new TreeMap<>();
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        if (!entry.referenceIsModel()) {
            sides.put(
                    entry.reference(),
                    identity(entry.reference(), entry.versions().reference()));
            outcomes.put(entry.reference(), entry.expectedOfReference().example());
        }
        String deviating = entry.deviatingArm();
        sides.put(deviating, identity(entry.deviating(), entry.versions().deviating()));
        outcomes.put(deviating, entry.expectedOfDeviating().example());
        List<Difference> differences = new ArrayList<>();
        differences.add(DifferenceChanges.example(entry.difference(), entry.reference(), deviating, 0));
        entry.againstReference().stream()
                .limit(1)
                .forEach(form ->
                        differences.add(DifferenceChanges.example(form, Difference.MODEL, entry.reference(), 0)));
        entry.againstDeviating().stream()
                .limit(1)
                .forEach(form -> differences.add(DifferenceChanges.example(form, Difference.MODEL, deviating, 0)));
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
                0,
                new TreeMap<>());
        return new DescribedStep(sides, step);
    }

    private static ArmIdentity identity(String transport, VersionRange versions) {
        return new ArmIdentity(transport, new TreeSet<>(List.of(versions.first())));
    }

    private void perturb() throws KnownListException {
        dimension("command", kinds());
        for (Condition condition : entry.conditions()) {
            dimension("where", List.of(violated(condition)));
        }
        for (String argument : dimensions.untestedArguments(entry)) {
            add(new Changed(unsaid("another " + argument, argument), dimensions.with(described, argument)));
        }
        for (String fact : dimensions.untestedFacts(entry)) {
            add(new Changed(
                    unsaid("a state with another number of " + fact, fact), dimensions.withFact(described, fact)));
        }
        DifferenceChanges changes = new DifferenceChanges(entry, described);
        dimension("difference.path", changes.paths());
        for (Allowed allowed : allowed()) {
            requireCovered(allowed.step(), "its " + allowed.field());
            dimension(allowed.field() + ".class", DifferenceChanges.classes(allowed));
            allowed.form().expected().ifPresent(test -> add(DifferenceChanges.expected(allowed, test)));
            allowed.form().actual().ifPresent(test -> add(DifferenceChanges.actual(allowed, test)));
            if (allowed.form().path().row().equals(Optional.of(DifferencePath.RowNumber.ANY))) {
                add(DifferenceChanges.rows(allowed));
            }
        }
        modelSides().forEach(this::add);
        dimension(
                "expect.reference",
                entry.referenceIsModel()
                        ? expectations()
                        : outcomes("expect.reference", entry.reference(), entry.expectedOfReference()));
        dimension("expect.deviating", outcomes("expect.deviating", entry.deviatingArm(), entry.expectedOfDeviating()));
        for (String arm : described.sides().keySet()) {
            dimension("arms", transports(arm));
            dimension("versions", versions(arm));
        }
        dimension("arms", changes.sides());
        dimension("one more difference", changes.oneMore());
    }

    private static String unsaid(String what, String name) {
        return what + "; test " + name + " in 'where', or name it in 'open'";
    }

    /** Adds the changes along a dimension, of which there must be one: a dimension that is left out proves nothing. */
    private void dimension(String name, List<Changed> changes) {
        if (changes.isEmpty()) {
            throw new IllegalStateException(entry.id() + ": nothing can be changed along " + name);
        }
        changes.forEach(this::add);
    }

    private void add(Changed changed) {
        perturbations.add(new Perturbation(changed.name(), isNovel(changed.step())));
    }

    private boolean isNovel(DescribedStep scene) {
        return new Matching(List.of(entry), entry.workload(), scene.sides(), entry.added()).rule(scene.step())
                instanceof Ruling.Novel;
    }

    private List<Changed> kinds() {
        return Stream.concat(otherKinds.stream(), Stream.of(OTHER))
                .map(kind -> new Changed("command: " + kind, described.withKind(kind)))
                .toList();
    }

    private Changed violated(Condition condition) {
        return new Changed("where not " + condition.text(), condition.violatedIn(described));
    }

    /** Returns every difference that the entry allows, each in a step that the entry covers. */
    private List<Allowed> allowed() {
        List<Allowed> allowed = new ArrayList<>();
        allowed.add(new Allowed("difference", entry.difference(), entry.betweenSides(), described, 0));
        for (int i = 0; i < entry.also().size(); i++) {
            allowed.add(more(
                    "also[" + i + "]",
                    entry.also().get(i),
                    entry.betweenSides(),
                    entry.reference(),
                    entry.deviatingArm()));
        }
        allowed.addAll(fromModel("model and reference", entry.againstReference(), entry.reference()));
        allowed.addAll(fromModel("model and deviating", entry.againstDeviating(), entry.deviatingArm()));
        return allowed;
    }

    private Allowed more(
            String field, DifferenceForm form, List<DifferenceForm> group, String reference, String deviating) {
        Difference example = DifferenceChanges.example(form, reference, deviating, 0);
        return new Allowed(
                field,
                form,
                group,
                described.withMore(example),
                described.step().differences().size());
    }

    /** Returns what the model may differ in from a side; the described step has the first of it already. */
    private List<Allowed> fromModel(String field, List<DifferenceForm> forms, String side) {
        List<Allowed> allowed = new ArrayList<>();
        for (DifferenceForm form : forms) {
            int at = described.indexOf(Difference.MODEL, side);
            allowed.add(
                    form.equals(forms.get(0))
                            ? new Allowed(field, form, forms, described, at)
                            : more(field, form, forms, Difference.MODEL, side));
        }
        return allowed;
    }

    /** Returns the steps in which the model agrees with a side that the entry says it does not agree with. */
    private List<Changed> modelSides() {
        return Stream.of(entry.reference(), entry.deviatingArm())
                .filter(side -> described.indexOf(Difference.MODEL, side) > 0)
                .map(side -> new Changed(
                        "model: agrees with " + side,
                        described.withDifference(described.indexOf(Difference.MODEL, side), List.of())))
                .toList();
    }

    private List<Changed> expectations() {
        return Stream.of(
                        new Expectation.Succeeds(OptionalLong.empty(), true),
                        Expectation.returns(List.of(), false),
                        Expectation.refuses(OTHER))
                .filter(expectation -> !entry.expectedOfReference().matches(expectation))
                .map(expectation ->
                        new Changed("expect.reference: " + expectation, described.withExpectation(expectation)))
                .toList();
    }

    private List<Changed> outcomes(String field, String side, ExpectedOutcome expected) {
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
        Stream.of(Broken.Cause.values())
                .map(cause -> new Broken(cause, "", true, Map.of()))
                .forEach(outcomes::add);
        return outcomes.stream()
                .filter(outcome -> !expected.matches(outcome))
                .map(outcome -> new Changed(field + ": " + outcome, described.withOutcome(side, outcome)))
                .toList();
    }

    private List<Changed> transports(String arm) {
        ArmIdentity other = new ArmIdentity(OTHER, described.sides().get(arm).versions());
        return List.of(new Changed("arms: another transport as " + arm, described.withSide(arm, other)));
    }

    private List<Changed> versions(String arm) {
        VersionRange range = arm.equals(entry.deviatingArm())
                ? entry.versions().deviating()
                : entry.versions().reference();
        String transport = described.sides().get(arm).transport();
        return Stream.of(
                        List.of(range.before()),
                        List.of(range.beyond()),
                        List.of(range.first(), range.beyond()),
                        List.of("unknown"))
                .map(versions -> new Changed(
                        "versions: " + versions + " as " + arm,
                        described.withSide(arm, new ArmIdentity(transport, new TreeSet<>(versions)))))
                .toList();
    }
}
