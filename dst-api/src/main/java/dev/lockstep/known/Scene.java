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
 * A step and the arms that it was taken on, of which one thing at a time can be changed.
 *
 * @param sides the arms, by name
 */
record Scene(SortedMap<String, Side> sides, StepRecord step) {

    Scene withSide(String arm, Side side) {
        SortedMap<String, Side> others = new TreeMap<>(sides);
        others.put(arm, side);
        return new Scene(others, step);
    }

    Scene withKind(String kind) {
        return with(kind, step.command(), step.facts(), step.expectation(), step.outcomes(), step.differences());
    }

    Scene withCommand(Object command) {
        return with(step.kind(), command, step.facts(), step.expectation(), step.outcomes(), step.differences());
    }

    Scene withFacts(SortedMap<String, Long> facts) {
        return with(step.kind(), step.command(), facts, step.expectation(), step.outcomes(), step.differences());
    }

    Scene withExpectation(Expectation expectation) {
        return with(step.kind(), step.command(), step.facts(), expectation, step.outcomes(), step.differences());
    }

    Scene withOutcome(String arm, Outcome outcome) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>(step.outcomes());
        outcomes.put(arm, outcome);
        return with(step.kind(), step.command(), step.facts(), step.expectation(), outcomes, step.differences());
    }

    Scene withDifferences(List<Difference> differences) {
        return with(step.kind(), step.command(), step.facts(), step.expectation(), step.outcomes(), differences);
    }

    /** With another difference in the place of the first. */
    Scene withFirst(Difference first) {
        List<Difference> differences = new ArrayList<>(step.differences());
        differences.set(0, first);
        return withDifferences(differences);
    }

    Scene withMore(List<Difference> more) {
        return withDifferences(
                Stream.concat(step.differences().stream(), more.stream()).toList());
    }

    private Scene with(
            String kind,
            Object command,
            SortedMap<String, Long> facts,
            Expectation expectation,
            SortedMap<String, Outcome> outcomes,
            List<Difference> differences) {
        return new Scene(
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
