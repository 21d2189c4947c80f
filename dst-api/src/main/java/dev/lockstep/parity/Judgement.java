package dev.lockstep.parity;

import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Compares the arms' answers with the reference and with the model, and derives the verdict from the differences.
 *
 * <p>If the reference agrees with the model, an arm that differs from one of them differs from the other in the same
 * way, and the difference is reported once, against the reference. Otherwise every arm's difference from the model is
 * reported as well, so that a reader sees which side is right.
 */
final class Judgement {

    private final String reference;
    private final Set<String> twins;
    private final Normalisers modelSide;

    /**
     * Creates the judgement of one walk.
     *
     * @param reference the name of the reference
     * @param twins the arms that are a second opening of the reference
     * @param normalisers the walk's normalisers
     */
    Judgement(String reference, Set<String> twins, List<Normaliser> normalisers) {
        this.reference = reference;
        this.twins = Set.copyOf(twins);
        this.modelSide = new Normalisers(normalisers);
    }

    /**
     * Returns every disagreement about one operation.
     *
     * @param support each arm's support for it; an arm that does not offer it is left out
     * @param tells the facets that each arm's provider declares for it
     * @param outcomes by arm, normalised
     */
    List<Difference> differences(
            Operation operation,
            Expectation expectation,
            Map<String, Support> support,
            Map<String, Set<Facet>> tells,
            SortedMap<String, Outcome> outcomes) {
        Expectation expected = normalised(operation, expectation);
        List<String> asked = outcomes.keySet().stream()
                .filter(arm -> support.get(arm).level() != Support.Level.UNSUPPORTED)
                .toList();
        String base = baseOf(asked, expected);
        boolean compared = asked.contains(base);
        List<Difference> ofReference =
                compared ? Comparison.withModel(operation, expected, base, outcomes.get(base)) : List.of();
        List<Difference> all = new ArrayList<>(ofReference);
        for (String arm : asked) {
            Outcome outcome = outcomes.get(arm);
            boolean another = compared && !arm.equals(base);
            all.addAll(Comparison.untold(
                    another ? base : Difference.MODEL,
                    another ? outcomes.get(base) : outcome,
                    arm,
                    outcome,
                    tells.get(arm)));
        }
        for (String arm : asked) {
            if (arm.equals(base)) {
                continue;
            }
            Outcome outcome = outcomes.get(arm);
            List<Difference> fromReference =
                    compared ? Comparison.ofArms(operation, base, outcomes.get(base), arm, outcome) : List.of();
            all.addAll(fromReference);
            boolean implied = !fromReference.isEmpty() && ofReference.isEmpty();
            if (!implied) {
                all.addAll(Comparison.withModel(operation, expected, arm, outcome));
            }
        }
        return all;
    }

    /**
     * Returns the arm with which the others are compared. If the reference does not offer an operation, the model alone
     * is left to compare with; if the model predicts nothing, it is the first arm that offers the operation.
     */
    private String baseOf(List<String> asked, Expectation expected) {
        return expected instanceof Expectation.Agrees && !asked.contains(reference) && !asked.isEmpty()
                ? asked.get(0)
                : reference;
    }

    private Expectation normalised(Operation operation, Expectation expectation) {
        return expectation instanceof Expectation.Returns returns
                        && modelSide.normalise(operation, new Outcome.Rows(returns.rows()))
                                instanceof Outcome.Rows normalised
                ? new Expectation.Returns(normalised.rows(), returns.ordered(), returns.exercises())
                : expectation;
    }

    /**
     * Returns the verdict on a step's differences; empty if there are none. Neither noise nor an arm that its launcher
     * lost hides a difference of another arm in the same step.
     */
    Optional<Verdict> verdict(StepRecord step) {
        if (step.differences().isEmpty()) {
            return Optional.empty();
        }
        List<Broken> broken = broken(step);
        if (broken.stream().anyMatch(b -> b.cause() == Broken.Cause.BACKEND)) {
            return Optional.of(Verdict.FAULT);
        }
        if (step.step() == 0 && !broken.isEmpty()) {
            return Optional.of(Verdict.INFRA);
        }
        Set<String> lost = lost(step);
        List<Difference> real = beyondNoise(step).stream()
                .filter(difference -> lost.stream().noneMatch(difference::concerns))
                .toList();
        if (real.isEmpty()) {
            return Optional.of(lost.isEmpty() ? Verdict.NOISE : Verdict.INFRA);
        }
        boolean answered = broken.stream().allMatch(b -> b.cause() == Broken.Cause.LAUNCHER);
        boolean amongArms =
                real.stream().anyMatch(difference -> !difference.reference().equals(Difference.MODEL));
        return Optional.of(answered && !amongArms ? Verdict.MODEL : Verdict.DIVERGED);
    }

    /** Returns the differences of a step that are not random. A missing answer is never taken for random. */
    List<Difference> beyondNoise(StepRecord step) {
        Noise noise = Noise.in(step, twins);
        boolean broken = broken(step).stream().anyMatch(b -> b.cause() != Broken.Cause.LAUNCHER);
        return noise.isNone() || broken
                ? step.differences()
                : step.differences().stream()
                        .filter(difference -> !noise.explains(difference))
                        .toList();
    }

    /** Returns the arms that Lockstep's own launcher lost. */
    private static Set<String> lost(StepRecord step) {
        Set<String> lost = new HashSet<>();
        addLost(step.outcomes(), lost);
        step.probes().forEach(probed -> addLost(probed.outcomes(), lost));
        return lost;
    }

    private static void addLost(SortedMap<String, Outcome> outcomes, Set<String> lost) {
        outcomes.forEach((arm, outcome) -> {
            if (outcome instanceof Broken broken && broken.cause() == Broken.Cause.LAUNCHER) {
                lost.add(arm);
            }
        });
    }

    /** Returns the outcomes of a step that are no answer. */
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
