package dev.lockstep.report.triage;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who agrees with whom in a step, and who stands alone.
 *
 * @param camps the arms and the model, grouped by what they answered; the largest group first
 * @param alone the sides outside of the majority; none if there is no majority
 * @param majority whether more than half of all sides agree with each other
 */
public record Standing(List<List<String>> camps, List<String> alone, boolean majority) {

    /** Parts of an answer that a model never predicts. */
    private static final Set<DifferencePath.Facet> NOT_PREDICTED = EnumSet.of(
            DifferencePath.Facet.CODE,
            DifferencePath.Facet.STATE,
            DifferencePath.Facet.EXCEPTION,
            DifferencePath.Facet.WARNINGS,
            DifferencePath.Facet.LABELS,
            DifferencePath.Facet.TYPES);

    public Standing {
        camps = camps.stream().map(List::copyOf).toList();
        alone = List.copyOf(alone);
    }

    /** Groups the sides of a step that was just played. */
    public static Standing of(StepRecord step) {
        return of(List.copyOf(step.outcomes().keySet()), isPredicted(step), step.differences());
    }

    private static boolean isPredicted(StepRecord step) {
        boolean answer = step.differences().stream()
                .anyMatch(difference -> difference.path().probe().isEmpty());
        return answer && !(step.expectation() instanceof Expectation.Agrees)
                || step.probes().stream()
                        .anyMatch(read ->
                                !read.agreed() && read.probe().expected().isPresent());
    }

    /**
     * Groups the sides of a step by their differences. The arms whose differences from the reference are the same
     * answered the same, and an arm without a difference from the model answered as the model expects.
     *
     * @param arms the arms that answered, the reference first
     * @param predicted whether the model predicts anything about the step
     * @param differences the differences of the step
     */
    static Standing of(List<String> arms, boolean predicted, List<Difference> differences) {
        Map<String, String> answers = new LinkedHashMap<>();
        arms.forEach(arm -> answers.put(arm, answer(arm, differences)));
        Set<String> unlikeTheModel = differences.stream()
                .filter(difference -> difference.reference().equals(Difference.MODEL))
                .map(Difference::deviating)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean speaks = !unlikeTheModel.isEmpty() || predicted && predictable(differences);
        if (speaks) {
            boolean referenceIsLikeIt = answers.entrySet().stream()
                    .filter(arm -> arm.getValue().isEmpty())
                    .noneMatch(arm -> unlikeTheModel.contains(arm.getKey()));
            String like = referenceIsLikeIt
                    ? ""
                    : answers.entrySet().stream()
                            .filter(arm -> !unlikeTheModel.contains(arm.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("as the model");
            answers.put(Difference.MODEL, like);
        }
        return grouped(answers);
    }

    private static String answer(String arm, List<Difference> differences) {
        return differences.stream()
                .filter(difference -> difference.deviating().equals(arm))
                .filter(difference -> !difference.reference().equals(Difference.MODEL))
                .map(difference -> difference.path() + " " + difference.differenceClass() + " " + difference.expected()
                        + " " + difference.actual())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static boolean predictable(List<Difference> differences) {
        return differences.stream()
                .map(difference -> difference.path().facet())
                .anyMatch(facet -> !NOT_PREDICTED.contains(facet));
    }

    private static Standing grouped(Map<String, String> answers) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        answers.forEach((side, answer) ->
                groups.computeIfAbsent(answer, unused -> new ArrayList<>()).add(side));
        List<List<String>> camps = groups.values().stream()
                .sorted(Comparator.comparing((List<String> camp) -> -camp.size()))
                .toList();
        boolean majority = !camps.isEmpty() && 2 * camps.get(0).size() > answers.size() && camps.size() > 1;
        return new Standing(
                camps, majority ? camps.stream().skip(1).flatMap(List::stream).toList() : List.of(), majority);
    }

    /** Returns who stands alone, as a sentence without its full stop. */
    public String sentence() {
        if (camps.size() < 2) {
            return camps.isEmpty() ? "nobody answered" : "only " + joined(camps.get(0)) + " answered";
        }
        if (!majority) {
            boolean predicted = camps.stream().anyMatch(camp -> camp.contains(Difference.MODEL));
            return "no majority: " + camps.stream().map(Standing::joined).collect(Collectors.joining(" against "))
                    + (predicted ? "" : "; the model says nothing about this answer");
        }
        String others =
                camps.get(0).size() == 2 ? joined(camps.get(0)) + " agree" : joined(camps.get(0)) + " all agree";
        if (alone.size() == 1) {
            return joined(alone) + " stands alone; " + others;
        }
        return camps.size() == 2
                ? joined(alone) + " stand together against the others; " + others
                : joined(alone) + " each stand alone; " + others;
    }

    /** Returns names as a person lists them. */
    static String joined(List<String> sides) {
        List<String> named = sides.stream()
                .map(side -> side.equals(Difference.MODEL) ? "the model" : side)
                .toList();
        int last = named.size() - 1;
        return last < 1
                ? String.join("", named)
                : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
    }
}
