package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The differences between two sides in one answer: that to the command, or that to one probe.
 *
 * @param channel the channel over which the probe was asked
 * @param probe the probe; empty for the answer to the command itself
 * @param statement the query of the probe; empty if nobody knows it
 * @param left the side that counts as right: an arm, or {@code model}
 * @param right the arms that differ from it in the same way
 * @param leftRows the number of rows of the first side; empty if its answer has none
 * @param rightRows the number of rows of the second side
 * @param changes the differences
 */
public record Disagreement(
        Channel channel,
        Optional<String> probe,
        String statement,
        String left,
        List<String> right,
        OptionalInt leftRows,
        OptionalInt rightRows,
        List<Change> changes) {

    public Disagreement {
        right = List.copyOf(right);
        changes = List.copyOf(changes);
    }

    /** Returns the number of changes of this kind. */
    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
