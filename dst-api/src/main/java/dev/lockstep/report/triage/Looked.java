package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The words of a look into a store: the invariant that does not hold, and the first breach of it. */
public final class Looked {

    private static final int LONGEST = 200;

    private Looked() {}

    /** Returns it as a sentence without its full stop; empty if the disagreement is about no look, or a failed one. */
    static Optional<String> words(Disagreement disagreement) {
        if (disagreement.channel() != Channel.INSIDE || disagreement.count(Change.Kind.ANSWER) > 0) {
            return Optional.empty();
        }
        // A store that is whole has no breach, so whoever has a row that the other lacks is the broken one.
        List<Change> breaches = disagreement.changes().stream()
                .filter(change -> change.kind() == Change.Kind.EXTRA || change.kind() == Change.Kind.MISSING)
                .toList();
        if (breaches.isEmpty()) {
            return Optional.empty();
        }
        Change first = breaches.get(0);
        List<String> broken = first.kind() == Change.Kind.EXTRA ? disagreement.right() : List.of(disagreement.left());
        return Optional.of("check of the store's files of " + Standing.joined(broken) + ", "
                + disagreement.probe().orElseThrow() + ": " + told(first.row())
                + (breaches.size() == 1 ? "" : "; and " + (breaches.size() - 1) + " more"));
    }

    /** Returns how many violations a check of a store's files found. */
    public static String found(long violations) {
        return violations == 0
                ? "the check found nothing"
                : "the check found " + Words.count(violations, "violation", "violations");
    }

    private static String told(String row) {
        try {
            String words = Json.tree(row).path(0).asString(row);
            return Shortened.of(List.of(words), LONGEST).get(0);
        } catch (JacksonException excerpt) {
            return Shortened.of(List.of(row), LONGEST).get(0);
        }
    }
}
