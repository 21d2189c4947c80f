package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Noted;
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
 * @param asked what each arm did for the probe, in its own words, by arm; without the arms that did not note it
 * @param answered the kind of each arm's answer to the probe, by arm, as {@link Voice#kind} has it; without the arms
 *     that were not asked; none for the answer to the command itself
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
        SortedMap<String, List<String>> asked,
        SortedMap<String, String> answered) {

    /**
     * Arms that did the same for a probe.
     *
     * @param arms the arms
     * @param words what they did, without any status; none if they noted nothing
     * @param sentence how they were asked, behind their names
     */
    public record Asked(List<String> arms, List<String> words, String sentence) {}

    private static final String UNSUPPORTED = "unsupported";

    private static final String BROKEN = "broken";

    public Disagreement {
        right = List.copyOf(right);
        changes = List.copyOf(changes);
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
        answered = Collections.unmodifiableSortedMap(new TreeMap<>(answered));
    }

    /**
     * Returns the arms by what they did for the probe, in their order; none if no arm noted anything. An arm that was
     * not asked, because it does not offer the read, is in none of them.
     *
     * @param arms the arms of the walk
     */
    public List<Asked> askedAlike(List<String> arms) {
        Map<List<Object>, List<String>> alike = new LinkedHashMap<>();
        for (String arm : asked.isEmpty() ? List.<String>of() : arms) {
            List<String> written = asked.getOrDefault(arm, List.of());
            String kind = answered.getOrDefault(arm, UNSUPPORTED);
            if (!written.isEmpty() || !kind.equals(UNSUPPORTED)) {
                alike.computeIfAbsent(
                                List.of(Noted.words(written), written.isEmpty() && kind.equals(BROKEN)),
                                unused -> new ArrayList<>())
                        .add(arm);
            }
        }
        List<Asked> all = new ArrayList<>();
        alike.forEach((unused, names) -> {
            String first = names.get(0);
            List<String> words = Noted.words(asked.getOrDefault(first, List.of()));
            all.add(new Asked(
                    List.copyOf(names),
                    words,
                    sentence(words, answered.getOrDefault(first, "").equals(BROKEN), names.size() == 1)));
        });
        return all;
    }

    private static String sentence(List<String> words, boolean broken, boolean one) {
        String asked = one ? "was asked " : "were asked ";
        if (!words.isEmpty()) {
            return asked + "by:";
        }
        return broken ? "gave no answer, and nothing is noted of how it was asked." : asked + "the statement itself.";
    }

    /** Returns how the last request of an arm was answered, in brackets; empty if nobody noted it. */
    public String status(String arm) {
        return Noted.lastStatus(asked.getOrDefault(arm, List.of()))
                .map(status -> " (" + status + ")")
                .orElse("");
    }

    /** Returns how much the first side has, in words: rows, or violations that a check found; empty if neither. */
    public String leftFound() {
        return found(leftRows);
    }

    /** Returns how much the second side has, as {@link #leftFound}. */
    public String rightFound() {
        return found(rightRows);
    }

    private String found(OptionalInt rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return channel == Channel.INSIDE ? Looked.found(rows.getAsInt()) : Words.count(rows.getAsInt(), "row", "rows");
    }

    /** Returns the number of changes of this kind. */
    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
