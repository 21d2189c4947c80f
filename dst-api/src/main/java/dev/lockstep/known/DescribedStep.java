package dev.lockstep.known;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A step with the arms that played it. The narrowness proof changes one part of it at a time.
 *
 * @param sides the arms, by name
 */
record DescribedStep(SortedMap<String, ArmIdentity> sides, StepRecord step) {

    DescribedStep withSide(String arm, ArmIdentity side) {
        SortedMap<String, ArmIdentity> others = new TreeMap<>(sides);
        others.put(arm, side);
        return new DescribedStep(others, step);
    }

    DescribedStep withKind(String kind) {
        return with(
                new RecordedCommand(kind, step.command().arguments()),
                step.facts(),
                step.expectation(),
                step.outcomes(),
                step.differences());
    }

    DescribedStep withArguments(JsonNode arguments) {
        return with(
                new RecordedCommand(step.kind(), arguments),
                step.facts(),
                step.expectation(),
                step.outcomes(),
                step.differences());
    }

    DescribedStep withFacts(SortedMap<String, Long> facts) {
        return with(step.command(), facts, step.expectation(), step.outcomes(), step.differences());
    }

    DescribedStep withExpectation(Expectation expectation) {
        return with(step.command(), step.facts(), expectation, step.outcomes(), step.differences());
    }

    DescribedStep withOutcome(String arm, Outcome outcome) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>(step.outcomes());
        outcomes.put(arm, outcome);
        return with(step.command(), step.facts(), step.expectation(), outcomes, step.differences());
    }

    DescribedStep withDifferences(List<Difference> differences) {
        return with(step.command(), step.facts(), step.expectation(), step.outcomes(), differences);
    }

    /** Returns this step with one of its differences replaced by others. */
    DescribedStep withDifference(int at, List<Difference> instead) {
        List<Difference> differences = new ArrayList<>(step.differences());
        differences.remove(at);
        differences.addAll(at, instead);
        return withDifferences(differences);
    }

    /** Returns the index of the first difference between these sides, or -1. */
    int indexOf(String reference, String deviating) {
        List<Difference> differences = step.differences();
        for (int i = 0; i < differences.size(); i++) {
            if (differences.get(i).reference().equals(reference)
                    && differences.get(i).deviating().equals(deviating)) {
                return i;
            }
        }
        return -1;
    }

    DescribedStep withMore(Difference more) {
        return withDifferences(
                Stream.concat(step.differences().stream(), Stream.of(more)).toList());
    }

    private DescribedStep with(
            RecordedCommand command,
            SortedMap<String, Long> facts,
            Expectation expectation,
            SortedMap<String, Outcome> outcomes,
            List<Difference> differences) {
        return new DescribedStep(
                sides,
                new StepRecord(
                        step.step(),
                        command,
                        facts,
                        step.operation(),
                        step.apart(),
                        expectation,
                        outcomes,
                        step.probes(),
                        differences,
                        step.nanos(),
                        step.wallNanos(),
                        step.asked()));
    }
}
