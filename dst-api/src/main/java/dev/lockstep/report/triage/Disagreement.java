package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param asked what each arm did for the probe, in its own words, by arm; without the arms that did not note it, which
 *     were asked the statement itself
 */
public record Disagreement(
        Channel channel,
        Optional<String> probe,
        String statement,
        String left,
        List<String> right,
        OptionalInt leftRows,
        OptionalInt rightRows,
        List<Change> changes,
        SortedMap<String, List<String>> asked) {

    public Disagreement {
        right = List.copyOf(right);
        changes = List.copyOf(changes);
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    }

    /**
     * Returns the arms by what they did for the probe, in their order; none did anything for the answer to a command.
     * An arm that was asked the statement itself has no words.
     *
     * @param arms the arms of the walk
     */
    public Map<List<String>, List<String>> askedAlike(List<String> arms) {
        Map<List<String>, List<String>> alike = new LinkedHashMap<>();
        if (!asked.isEmpty()) {
            arms.forEach(arm -> alike.computeIfAbsent(asked.getOrDefault(arm, List.of()), unused -> new ArrayList<>())
                    .add(arm));
        }
        return alike;
    }

    /** Returns the number of changes of this kind. */
    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
