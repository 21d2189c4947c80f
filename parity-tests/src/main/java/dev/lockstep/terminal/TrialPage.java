package dev.lockstep.terminal;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.trial.Compared;
import dev.lockstep.trial.TrialGrid;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The grids of several scripts as one Markdown table, for a page. A row is a script on one transport, and a column is a
 * release.
 *
 * @param grids the grids
 * @param defaultVersion the release of an arm that names none
 */
public record TrialPage(List<TrialGrid> grids, String defaultVersion) {

    public TrialPage {
        grids = List.copyOf(grids);
    }

    /** Returns the table. */
    public String text() {
        Set<String> releases = new LinkedHashSet<>();
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (TrialGrid grid : grids) {
            for (Compared arm : grid.arms()) {
                ArmSpec spec = ArmSpec.parse(arm.arm());
                String release = TrialTable.release(spec, defaultVersion);
                releases.add(release);
                rows.computeIfAbsent("`" + grid.script() + "` | " + spec.transport(), unused -> new LinkedHashMap<>())
                        .put(release, cell(arm));
            }
        }
        StringBuilder text = new StringBuilder("| script | transport | " + String.join(" | ", releases) + " |\n")
                .append("|---".repeat(2 + releases.size()))
                .append("|\n");
        rows.forEach((row, cells) -> text.append(releases.stream()
                .map(release -> cells.getOrDefault(release, ""))
                .collect(Collectors.joining(" | ", "| " + row + " | ", " |\n"))));
        return text.toString();
    }

    private static String cell(Compared arm) {
        return arm.result()
                + arm.line()
                        .filter(line -> arm.result() != Compared.Result.NOT_OFFERED)
                        .map(line -> " in line " + line.line())
                        .orElse("")
                + (arm.leftOut().isEmpty() || arm.result() == Compared.Result.NOT_OFFERED
                        ? ""
                        : arm.leftOut().stream()
                                .map(left -> left.line().kind().toString())
                                .distinct()
                                .collect(Collectors.joining(", ", " without ", "")));
    }
}
