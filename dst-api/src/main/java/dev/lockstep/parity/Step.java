package dev.lockstep.parity;

import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Plays one step on all arms: the operation, its comparison, the model's change unless the reference refused, the
 * probes, and their comparison.
 */
final class Step {

    private final Arms arms;
    private final String reference;
    private final Normalisers normalisers;
    private final Judgement judgement;

    Step(Arms arms, String reference, Normalisers normalisers, Judgement judgement) {
        this.arms = arms;
        this.reference = reference;
        this.normalisers = normalisers;
        this.judgement = judgement;
    }

    /**
     * The parts of one step.
     *
     * @param number see {@link StepRecord#step}
     * @param operation the operation of the reference
     * @param apart the operations of the arms that are asked another one, by arm
     * @param advance changes the model
     * @param probes the reads of the state after the model has changed
     */
    record Question(
            long number,
            RecordedCommand command,
            SortedMap<String, Long> facts,
            Operation operation,
            SortedMap<String, Operation> apart,
            Expectation expectation,
            Runnable advance,
            Supplier<List<Probe>> probes) {

        Operation of(String arm) {
            return apart.getOrDefault(arm, operation);
        }
    }

    StepRecord take(Question question) throws InterruptedException {
        long began = System.nanoTime();
        SortedMap<String, Support> support = arms.support(question.command().kind(), question::of);
        SortedMap<String, Pending.Answers> answers = arms.apply(question::of, support);
        SortedMap<String, Outcome> outcomes = outcomes(question::of, answers, 0);
        List<Difference> differences =
                new ArrayList<>(judgement.differences(question.operation(), question.expectation(), support, outcomes));
        SortedMap<String, Long> nanos = new TreeMap<>();
        answers.forEach((arm, answer) -> nanos.put(arm, answer.nanos()));

        List<StepRecord.Probed> probed = List.of();
        if (outcomes.values().stream().noneMatch(Broken.class::isInstance)) {
            if (advances(outcomes.get(reference))) {
                question.advance().run();
            }
            probed = probe(question.probes().get(), nanos, differences);
        }
        return new StepRecord(
                question.number(),
                question.command(),
                question.facts(),
                question.operation(),
                question.apart(),
                question.expectation(),
                outcomes,
                probed,
                List.copyOf(differences),
                nanos,
                System.nanoTime() - began);
    }

    /**
     * If the reference does not offer an operation, other arms did it or none did, and for the model it counts as done.
     */
    private static boolean advances(Outcome outcome) {
        return !(outcome instanceof Outcome.Refused) && !(outcome instanceof Broken);
    }

    private List<StepRecord.Probed> probe(
            List<Probe> probes, SortedMap<String, Long> nanos, List<Difference> differences)
            throws InterruptedException {
        if (probes.isEmpty()) {
            return List.of();
        }
        SortedMap<String, Pending.Answers> answers =
                arms.read(probes.stream().map(Probe::query).toList());
        answers.forEach((arm, answer) -> nanos.merge(arm, answer.nanos(), Long::sum));
        SortedMap<String, Support> support = arms.supportOfReads();
        List<StepRecord.Probed> probed = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            SortedMap<String, Outcome> outcomes = outcomes(arm -> probe.query(), answers, i);
            List<Difference> found = judgement.differences(
                    probe.query(),
                    Expectation.returns(probe.expected(), probe.query().ordered()),
                    support,
                    outcomes);
            found.forEach(difference -> differences.add(difference.under(probe.name())));
            probed.add(new StepRecord.Probed(probe, outcomes, found.isEmpty()));
        }
        return probed;
    }

    private SortedMap<String, Outcome> outcomes(
            Function<String, Operation> asked, SortedMap<String, Pending.Answers> answers, int question) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        answers.forEach((arm, answer) -> outcomes.put(
                arm, normalisers.normalise(asked.apply(arm), answer.outcomes().get(question))));
        return outcomes;
    }
}
