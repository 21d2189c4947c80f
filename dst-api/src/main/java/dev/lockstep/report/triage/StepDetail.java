package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Difference;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Everything that the journal has about one step.
 *
 * @param step its number
 * @param kind the kind of its command
 * @param operation the operation, as JSON
 * @param expectation the outcome that the model expected, as JSON; only a step with differences has it
 * @param arms what each arm was asked and what it answered
 * @param probes the reads after the step, in the order of the channels
 * @param differences the differences
 */
public record StepDetail(
        long step,
        String kind,
        JsonNode operation,
        Optional<JsonNode> expectation,
        SortedMap<String, ArmDetail> arms,
        List<ProbeDetail> probes,
        List<Difference> differences) {

    public StepDetail {
        arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
        probes = List.copyOf(probes);
        differences = List.copyOf(differences);
    }

    /** Returns the statement of the operation, or the operation in words if it has none. */
    public String statement() {
        return Words.statement(operation);
    }

    /** Whether the answer to the command differs, and not only a read after it. */
    boolean isAnswerThatDiffers() {
        return differences.stream()
                .anyMatch(difference -> difference.path().probe().isEmpty());
    }

    /** Returns the arms that gave no answer, to the command or to a read after it. */
    SortedSet<String> broken() {
        SortedSet<String> broken = new TreeSet<>();
        arms.forEach((arm, part) -> addBroken(arm, part.outcome(), broken));
        probes.forEach(probe -> probe.outcomes().forEach((arm, outcome) -> addBroken(arm, outcome, broken)));
        return broken;
    }

    private static void addBroken(String arm, Outcome outcome, SortedSet<String> broken) {
        if (outcome instanceof Outcome.Broken) {
            broken.add(arm);
        }
    }

    /** Returns this step with the differences as another record has them. */
    StepDetail with(List<Difference> others) {
        return new StepDetail(step, kind, operation, expectation, arms, probes, others);
    }

    /**
     * One arm's part of a step.
     *
     * @param operation its operation, if it was asked another one than the reference
     * @param asked what it did for the operation, in its own words: statements, a command line, a request
     * @param outcome its answer
     * @param facets the parts of the answer beside rows, count and code, by name
     * @param ms its time for the operation and the reads after it
     */
    public record ArmDetail(
            Optional<JsonNode> operation,
            List<String> asked,
            Outcome outcome,
            SortedMap<String, String> facets,
            double ms) {

        /** Returns the answer in words, on one line; its rows are only counted. */
        public String answer() {
            return Words.outcome(outcome);
        }
    }

    /**
     * One read of the state.
     *
     * @param channel the channel over which it was asked
     * @param probe the name of the probe
     * @param query the query, as JSON; only of a read that differs
     * @param expected the rows that the model expected; only of a read that differs and that the model predicts
     * @param outcomes the answers, by arm; none if all agree
     * @param agreed the number of rows on which all arms agree; empty if they do not
     * @param asked what each arm did for it, in its own words, by arm; without the arms that did not note it
     */
    public record ProbeDetail(
            Channel channel,
            String probe,
            Optional<JsonNode> query,
            Optional<List<Row>> expected,
            SortedMap<String, Outcome> outcomes,
            Optional<Long> agreed,
            SortedMap<String, List<String>> asked) {}
}
