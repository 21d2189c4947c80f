package dev.lockstep.terminal;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.trial.Compared;
import dev.lockstep.trial.TrialGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A grid of releases and transports for one script, as text for people.
 *
 * @param grid the grid
 * @param defaultVersion the release of an arm that names none
 */
public record TrialTable(TrialGrid grid, String defaultVersion) {

    private static final int WIDTH = 26;

    /** Returns the grid, and below it the first line on which each arm that is not the same differs. */
    public String text() {
        Map<String, Map<String, Compared>> rows = new LinkedHashMap<>();
        Set<String> transports = new LinkedHashSet<>();
        for (Compared arm : grid.arms()) {
            ArmSpec spec = ArmSpec.parse(arm.arm());
            transports.add(spec.transport());
            rows.computeIfAbsent(release(spec, defaultVersion), unused -> new LinkedHashMap<>())
                    .put(spec.transport(), arm);
        }
        StringBuilder text = new StringBuilder(grid.script() + ", " + Shown.count(grid.lines(), "line", "lines")
                + ", compared with " + grid.reference());
        if (grid.refused() > 0) {
            text.append(", which refuses ").append(grid.refused());
        }
        text.append('\n').append(String.format(Locale.ROOT, "  %-18s", "release"));
        transports.forEach(transport -> text.append(padded(transport)));
        rows.forEach((release, cells) -> {
            text.append('\n').append(String.format(Locale.ROOT, "  %-18s", release));
            transports.forEach(
                    transport -> text.append(padded(cells.containsKey(transport) ? cell(cells.get(transport)) : "-")));
        });
        text.append('\n');
        details().forEach(detail -> text.append("  ").append(detail).append('\n'));
        blind().forEach((why, arms) -> text.append("  nobody looked into ")
                .append(String.join(", ", arms))
                .append(": ")
                .append(Shown.line(why))
                .append('\n'));
        return text.toString().replaceAll(" +\n", "\n");
    }

    /** Returns the release of an arm, with that of its client if it is another one. */
    static String release(ArmSpec arm, String defaultVersion) {
        return arm.version().orElse(defaultVersion)
                + arm.clientVersion().map(client -> "/" + client).orElse("");
    }

    private static String cell(Compared arm) {
        if (arm.result() == Compared.Result.NOT_OFFERED) {
            return arm.result().toString();
        }
        String at = arm.line().map(line -> ", line " + line.line()).orElse("");
        String left = arm.leftOut() == 0 ? "" : " (" + arm.leftOut() + " left out)";
        return arm.result() + at + left;
    }

    /** Returns the differences, with all arms of one difference together. */
    private List<String> details() {
        Map<String, List<Compared>> differences = new LinkedHashMap<>();
        grid.arms().stream()
                .filter(arm -> arm.result() != Compared.Result.SAME)
                .forEach(arm -> differences
                        .computeIfAbsent(arm.kind(), unused -> new ArrayList<>())
                        .add(arm));
        return differences.values().stream()
                .map(arms -> arms.stream().map(Compared::arm).collect(Collectors.joining(", ")) + ": "
                        + detail(arms.get(arms.size() - 1)))
                .toList();
    }

    /** Returns the arms into whose stores an invariant could not look, by the invariant with its reason. */
    private Map<String, List<String>> blind() {
        Map<String, List<String>> blind = new LinkedHashMap<>();
        grid.arms()
                .forEach(arm -> arm.blind()
                        .forEach(why -> blind.computeIfAbsent(why, unused -> new ArrayList<>())
                                .add(arm.arm())));
        return blind;
    }

    private String detail(Compared arm) {
        return arm.line()
                .map(line -> "line " + line.line() + "  "
                        + Shown.line(line.text().isEmpty() ? line.kind().toString() : line.text()) + "\n      "
                        + grid.reference() + ": " + Shown.line(arm.expected()) + "\n      here: "
                        + Shown.line(arm.actual()))
                .orElseGet(() -> Shown.line(arm.actual()));
    }

    private static String padded(String cell) {
        return String.format(Locale.ROOT, "%-" + WIDTH + "s", cell);
    }
}
