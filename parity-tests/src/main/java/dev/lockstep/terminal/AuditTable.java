package dev.lockstep.terminal;

import dev.lockstep.audit.Sighting;
import dev.lockstep.audit.Sighting.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of an audit, as text for people.
 *
 * @param system the full name of the system
 * @param workload the name of the workload
 * @param byArm the sightings of each arm that was made wrong
 */
public record AuditTable(String system, String workload, Map<String, List<Sighting>> byArm) {

    private static final String ROW = "  %-12s %6s %6s %6s %6s";

    /** Returns one sighting on one line. */
    public static String line(Sighting sighting) {
        String how = sighting.how().isEmpty() ? "" : ", " + Shown.line(sighting.how());
        return "audit: " + sighting.mutant() + ": " + sighting.fate() + ", fired " + sighting.fired() + " times" + how;
    }

    /** Returns the verdict, then a table for each arm, then each hole. */
    public String text() {
        List<Sighting> all = byArm.values().stream().flatMap(List::stream).toList();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "AUDIT  %s, %s: %d bugs over %s: %d seen, %d fired and not seen, %d never fired, %d not walked%n",
                system,
                workload,
                all.size(),
                String.join(", ", byArm.keySet()),
                count(all, Fate.SEEN),
                count(all, Fate.UNSEEN),
                count(all, Fate.NEVER_FIRED),
                count(all, Fate.LOST)));
        byArm.forEach((arm, sightings) -> text.append(table(arm, sightings)));
        all.stream()
                .filter(sighting -> sighting.fate() != Fate.SEEN)
                .forEach(sighting -> text.append("  ").append(hole(sighting)).append(System.lineSeparator()));
        return text.toString();
    }

    private static String table(String arm, List<Sighting> sightings) {
        SortedMap<String, List<Sighting>> groups = new TreeMap<>();
        sightings.forEach(sighting -> groups.computeIfAbsent(sighting.group(), unused -> new ArrayList<>())
                .add(sighting));
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, ROW, arm, "bugs", "fired", "seen", "unseen"))
                .append(System.lineSeparator());
        groups.forEach((group, of) -> table.append(String.format(
                        Locale.ROOT,
                        ROW,
                        group,
                        of.size(),
                        of.stream().filter(sighting -> sighting.fired() > 0).count(),
                        count(of, Fate.SEEN),
                        count(of, Fate.UNSEEN)))
                .append(System.lineSeparator()));
        return table.toString();
    }

    private static String hole(Sighting sighting) {
        String why = switch (sighting.fate()) {
            case UNSEEN -> "fired " + sighting.fired() + " times and was not seen: nothing observes it";
            case NEVER_FIRED ->
                "never fired in " + sighting.seed() + " walks: the workload does not draw what triggers it";
            default -> "was not walked: " + Shown.line(sighting.how());
        };
        return sighting.mutant() + " (" + sighting.what() + ") " + why;
    }

    private static long count(List<Sighting> sightings, Fate fate) {
        return sightings.stream().filter(sighting -> sighting.fate() == fate).count();
    }
}
