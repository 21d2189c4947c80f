package dev.lockstep.known;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The changes of a described step's differences. The entry may cover none of the changed steps. */
final class DifferenceChanges {

    private static final String OTHER = "other";

    private final KnownDifference entry;
    private final DescribedStep described;
    private final Difference original;

    DifferenceChanges(KnownDifference entry, DescribedStep described) {
        this.entry = entry;
        this.described = described;
        this.original = described.step().differences().get(0);
    }

    /** Returns a difference that the form allows. */
    static Difference example(DifferenceForm form, String reference, String deviating, int row) {
        return new Difference(
                form.path().inRow(row),
                form.differenceClass(),
                reference,
                deviating,
                form.expected().map(test -> test.example().toString()).orElse("1"),
                form.actual().map(test -> test.example().toString()).orElse("2"));
    }

    /** Returns the steps with the entry's difference at another path. */
    List<Changed> paths() {
        return anywhereElse()
                .map(other -> new Changed(
                        "difference: " + other.differenceClass() + " at " + other.path(),
                        described.withDifference(0, List.of(other))))
                .toList();
    }

    /** Returns the steps in which an allowed difference has another class. */
    static List<Changed> classes(Allowed allowed) {
        return Stream.of(DifferenceClass.values())
                .map(other -> changed(allowed.difference(), other))
                // Another form of the entry may allow this class at the same path.
                .filter(changed -> allowed.group().stream()
                        .noneMatch(form -> form.ofAnyValue().covers(changed)))
                .map(changed -> allowed.with(".class: " + changed.differenceClass(), List.of(changed)))
                .toList();
    }

    /** Returns the step in which the reference's value fails the test. */
    static Changed expected(Allowed allowed, ValueTest test) {
        Difference difference = allowed.difference();
        return allowed.with(
                ".expected: not " + test.text(), List.of(changed(difference, violation(test), difference.actual())));
    }

    /** Returns the step in which the deviating side's value fails the test. */
    static Changed actual(Allowed allowed, ValueTest test) {
        Difference difference = allowed.difference();
        return allowed.with(
                ".actual: not " + test.text(), List.of(changed(difference, difference.expected(), violation(test))));
    }

    /** Returns the step in which an allowed difference is in one row too many. */
    static Changed rows(Allowed allowed) {
        List<Difference> rows = new ArrayList<>();
        for (int row = 0; row <= allowed.form().rows(); row++) {
            rows.add(example(
                    allowed.form(),
                    allowed.difference().reference(),
                    allowed.difference().deviating(),
                    row));
        }
        return allowed.with(".rows: one too many", rows);
    }

    /** Returns the steps with one more difference, which the entry does not allow. */
    List<Changed> oneMore() {
        List<Changed> changes = new ArrayList<>();
        anywhereElse()
                .forEach(other -> changes.add(new Changed(
                        "one more difference: " + other.differenceClass() + " at " + other.path(),
                        described.withMore(other))));
        if (entry.modelSide() == KnownDifference.ModelSide.REFERENCE && !entry.referenceIsModel()) {
            changes.add(new Changed(
                    "one more difference: the reference from the model",
                    described.withMore(between(original, Difference.MODEL, entry.reference()))));
        }
        changes.add(new Changed(
                "one more difference: of a third arm",
                described
                        .withSide(OTHER, new ArmIdentity(OTHER, deviating().versions()))
                        .withMore(between(original, original.reference(), OTHER))));
        return changes;
    }

    /** Returns the steps with the differences between other sides. */
    List<Changed> sides() {
        List<Difference> differences = described.step().differences();
        if (entry.referenceIsModel()) {
            return List.of(new Changed(
                    "arms: an arm in the model's place",
                    described
                            .withSide(OTHER, new ArmIdentity(OTHER, deviating().versions()))
                            .withDifferences(List.of(between(original, OTHER, entry.deviatingArm())))));
        }
        return List.of(
                new Changed(
                        "arms: swapped",
                        described.withDifferences(differences.stream()
                                .map(difference -> between(difference, difference.deviating(), difference.reference()))
                                .toList())),
                new Changed(
                        "arms: the model in the reference's place",
                        described.withDifferences(List.of(between(original, Difference.MODEL, entry.deviatingArm())))));
    }

    private ArmIdentity deviating() {
        return described.sides().get(entry.deviatingArm());
    }

    /** Returns a difference at every kind of path, except those that the entry allows. */
    private Stream<Difference> anywhereElse() {
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
                .flatMap(path -> path.classes().stream()
                        .map(one -> new Difference(path, one, original.reference(), original.deviating(), "1", "2")))
                .filter(difference -> entry.betweenSides().stream()
                        .noneMatch(form -> form.ofAnyValue().covers(difference)));
    }

    private static String violation(ValueTest test) {
        return test.violation(test.example()).toString();
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

    /**
     * A difference that the entry allows, in a step that has it.
     *
     * @param field the name of the form in the entry
     * @param form the form that allows it
     * @param group all forms of the entry for a difference between these sides
     * @param at the index of the difference in the step
     */
    record Allowed(String field, DifferenceForm form, List<DifferenceForm> group, DescribedStep step, int at) {

        Difference difference() {
            return step.step().differences().get(at);
        }

        private Changed with(String name, List<Difference> instead) {
            return new Changed(field + name, step.withDifference(at, instead));
        }
    }

    /**
     * A changed step.
     *
     * @param name the changed part
     */
    record Changed(String name, DescribedStep step) {}
}
