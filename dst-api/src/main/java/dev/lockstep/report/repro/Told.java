package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.SortedMap;

/**
 * One step of a walk that is shown again.
 *
 * @param number its number
 * @param title a few words: the kind of the command, or the name of a read
 * @param commandKind the kind of the command, by which a transport declares what it offers
 * @param operations the operation of each arm
 * @param channel the channel of a read
 * @param ordered whether the order of the rows of a look has a meaning, which has no operation to tell it
 * @param isRead whether it is a read that shows the difference, and not a step of the walk
 * @param expectation what the model expected
 * @param seen the answers of the arms in the walk
 * @param asked what an arm did for it in its own words, by arm; none for an arm that did not note it
 */
record Told(
        int number,
        String title,
        String commandKind,
        SortedMap<String, Operation> operations,
        Channel channel,
        boolean ordered,
        boolean isRead,
        Expectation expectation,
        SortedMap<String, Outcome> seen,
        SortedMap<String, List<String>> asked) {
    /** The kind of a step that creates the schema. */
    static final String SETUP = "setup";

    /** Whether it is a part of the schema that a workload creates before the first command. */
    boolean isSetup() {
        return commandKind.equals(SETUP);
    }

    /** Whether nobody predicts the answer and no arm gave one. Any answer would then be a better one. */
    boolean isUnanswered() {
        return expectation instanceof Expectation.Agrees
                && !seen.isEmpty()
                && seen.values().stream().allMatch(Outcome.Broken.class::isInstance);
    }
}
