package dev.lockstep.parity;

import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Holds what the arms answered against the reference and against the model, and says what the differences come to.
 *
 * <p>Where the reference agrees with the model, an arm that differs from one differs from the other in the same way, and is
 * told once, against the reference. Where it does not, every arm is told against the model too, so that a reader sees who
 * is right.
 */
final class Judgement {

    private final String reference;
    private final Set<String> twins;
    private final Normalisers modelSide;

    /** @param twins the arms that are the reference once more */
    Judgement(String reference, Set<String> twins, List<Normaliser> normalisers) {
        this.reference = reference;
        this.twins = Set.copyOf(twins);
        this.modelSide = new Normalisers(normalisers);
    }

    /**
     * Every disagreement about one operation.
     *
     * @param support what each arm offers of it; an arm that does not offer it is left out
     * @param outcomes by arm, normalised
     */
    List<Difference> differences(
            Operation operation,
            Expectation expectation,
            Map<String, Support> support,
            SortedMap<String, Outcome> outcomes) {
        Expectation expected = normalised(operation, expectation);
        List<String> asked = outcomes.keySet().stream()
                .filter(arm -> support.get(arm).level() != Support.Level.UNSUPPORTED)
                .toList();
        boolean compared = asked.contains(reference);
        List<Difference> ofReference =
                compared ? Comparison.withModel(operation, expected, reference, outcomes.get(reference)) : List.of();
        List<Difference> all = new ArrayList<>(ofReference);
        for (String arm : asked) {
            if (arm.equals(reference)) {
                continue;
            }
            Outcome outcome = outcomes.get(arm);
            List<Difference> fromReference = compared
                    ? Comparison.ofArms(operation, reference, outcomes.get(reference), arm, outcome)
                    : List.of();
            all.addAll(fromReference);
            boolean implied = !fromReference.isEmpty() && ofReference.isEmpty();
            if (!implied) {
                all.addAll(Comparison.withModel(operation, expected, arm, outcome));
            }
        }
        return all;
    }

    private Expectation normalised(Operation operation, Expectation expectation) {
        return expectation instanceof Expectation.Returns returns
                        && modelSide.normalise(operation, new Outcome.Rows(returns.rows()))
                                instanceof Outcome.Rows normalised
                ? new Expectation.Returns(normalised.rows(), returns.ordered(), returns.exercises())
                : expectation;
    }

    /** What a step's differences come to; nothing when there are none. */
    Optional<Verdict> verdict(StepRecord step) {
        if (step.differences().isEmpty()) {
            return Optional.empty();
        }
        List<Broken> broken = broken(step);
        if (broken.stream().anyMatch(b -> b.cause() == Broken.Cause.FAULT)) {
            return Optional.of(Verdict.FAULT);
        }
        boolean launcher = broken.stream().anyMatch(b -> b.cause() == Broken.Cause.LAUNCHER);
        if (launcher || step.step() == 0 && !broken.isEmpty()) {
            return Optional.of(Verdict.INFRA);
        }
        boolean noise = step.differences().stream()
                .anyMatch(difference ->
                        !difference.reference().equals(Difference.MODEL) && twins.contains(difference.deviating()));
        if (noise && broken.isEmpty()) {
            return Optional.of(Verdict.NOISE);
        }
        boolean amongArms = step.differences().stream()
                .anyMatch(difference -> !difference.reference().equals(Difference.MODEL));
        return Optional.of(broken.isEmpty() && !amongArms ? Verdict.MODEL : Verdict.DIVERGED);
    }

    /** The outcomes of a step that are no answer. */
    static List<Broken> broken(StepRecord step) {
        List<Broken> broken = new ArrayList<>();
        addBroken(step.outcomes().values(), broken);
        step.probes().forEach(probed -> addBroken(probed.outcomes().values(), broken));
        return broken;
    }

    private static void addBroken(Iterable<Outcome> outcomes, List<Broken> broken) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Broken b) {
                broken.add(b);
            }
        }
    }
}
