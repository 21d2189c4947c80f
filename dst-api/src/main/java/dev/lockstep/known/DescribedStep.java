package dev.lockstep.known;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        return with(kind, step.command(), step.facts(), step.expectation(), step.outcomes(), step.differences());
    }

    DescribedStep withCommand(Object command) {
        return with(step.kind(), command, step.facts(), step.expectation(), step.outcomes(), step.differences());
    }

    DescribedStep withFacts(SortedMap<String, Long> facts) {
        return with(step.kind(), step.command(), facts, step.expectation(), step.outcomes(), step.differences());
    }

    DescribedStep withExpectation(Expectation expectation) {
        return with(step.kind(), step.command(), step.facts(), expectation, step.outcomes(), step.differences());
    }

    DescribedStep withOutcome(String arm, Outcome outcome) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>(step.outcomes());
        outcomes.put(arm, outcome);
        return with(step.kind(), step.command(), step.facts(), step.expectation(), outcomes, step.differences());
    }

    DescribedStep withDifferences(List<Difference> differences) {
        return with(step.kind(), step.command(), step.facts(), step.expectation(), step.outcomes(), differences);
    }

    /** Returns this step with its first difference replaced. */
    DescribedStep withFirst(Difference first) {
        List<Difference> differences = new ArrayList<>(step.differences());
        differences.set(0, first);
        return withDifferences(differences);
    }

    DescribedStep withMore(List<Difference> more) {
        return withDifferences(
                Stream.concat(step.differences().stream(), more.stream()).toList());
    }

    private DescribedStep with(
            String kind,
            Object command,
            SortedMap<String, Long> facts,
            Expectation expectation,
            SortedMap<String, Outcome> outcomes,
            List<Difference> differences) {
        return new DescribedStep(
                sides,
                new StepRecord(
                        step.step(),
                        kind,
                        command,
                        facts,
                        step.operation(),
                        expectation,
                        outcomes,
                        step.probes(),
                        differences,
                        step.nanos(),
                        step.wallNanos()));
    }
}
