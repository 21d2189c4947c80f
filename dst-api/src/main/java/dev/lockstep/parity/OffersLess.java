package dev.lockstep.parity;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.backend.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Commands, aspects of commands and probes that an arm does not offer like the others, for one reason.
 *
 * @param how how much of them it offers
 * @param reason its reason, as its provider declares it
 * @param commands the kinds of commands, the names of aspects behind their kinds, and those of probes behind a word
 */
public record OffersLess(How how, String reason, List<String> commands) {

    /** Stands before the name of a probe. */
    private static final String PROBE = "the probe ";

    /** How much of a command an arm offers. */
    public enum How {
        /** The transport does it between any two operations anyway. */
        IMPLICIT,
        /** Some of the command's operations are not offered. */
        IN_PART,
        /** None of them is. */
        UNSUPPORTED;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static How of(Support.Level support) {
            return switch (support) {
                case OFFERED -> IN_PART;
                case IMPLICIT -> IMPLICIT;
                case UNSUPPORTED -> UNSUPPORTED;
            };
        }
    }

    public OffersLess {
        commands = List.copyOf(commands);
    }

    /** Returns what an arm offers less, each reason once. */
    static List<OffersLess> on(
            String arm,
            SortedMap<String, SortedMap<String, Coverage.Counts>> commands,
            SortedMap<String, SortedMap<String, Coverage.Counts>> probes,
            SortedMap<String, SortedMap<String, Coverage.AspectCounts>> aspects) {
        SortedMap<String, OffersLess> byReason = new TreeMap<>();
        commands.forEach((kind, row) -> add(byReason, kind, row.get(arm)));
        probes.forEach((name, row) -> {
            // A probe that is offered is left out over some channels, which the summary names already.
            if (row.containsKey(arm) && row.get(arm).support() != Support.Level.OFFERED) {
                add(byReason, PROBE + name, row.get(arm));
            }
        });
        aspects.forEach((kind, row) -> {
            // An arm that does not offer a command at all has none of its aspects.
            Coverage.Counts whole = commands.getOrDefault(kind, new TreeMap<>()).get(arm);
            if (whole != null && whole.support() == Support.Level.OFFERED) {
                row.forEach((aspect, counts) -> add(byReason, Coverage.named(kind, aspect), counts, arm));
            }
        });
        return List.copyOf(byReason.values());
    }

    private static void add(SortedMap<String, OffersLess> byReason, String name, Coverage.Counts counts) {
        if (counts != null && isLess(counts)) {
            How how = How.of(counts.support());
            add(byReason, new OffersLess(how, counts.reason(), List.of(name)));
        }
    }

    private static void add(
            SortedMap<String, OffersLess> byReason, String name, Coverage.AspectCounts counts, String arm) {
        if (!counts.isOffered(arm)) {
            Coverage.Missed missed = counts.missed(arm);
            add(byReason, new OffersLess(How.of(missed.support()), missed.reason(), List.of(name)));
        }
    }

    private static void add(SortedMap<String, OffersLess> byReason, OffersLess one) {
        byReason.merge(one.how.ordinal() + one.reason, one, OffersLess::and);
    }

    private static boolean isLess(Coverage.Counts counts) {
        boolean drawn = !counts.outcomes().isEmpty();
        return drawn
                && (counts.support() != Support.Level.OFFERED
                        || !counts.reason().isEmpty());
    }

    private OffersLess and(OffersLess other) {
        List<String> both = new ArrayList<>(commands);
        both.addAll(other.commands);
        return new OffersLess(how, reason, both);
    }

    /** Returns this on one line, for people. */
    public String text() {
        return String.join(", ", commands) + " " + how + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
