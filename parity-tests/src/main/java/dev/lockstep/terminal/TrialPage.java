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
        grids.forEach(grid -> grid.arms().forEach(arm -> releases.add(release(arm))));
        StringBuilder text = new StringBuilder(line(
                "script",
                "transport",
                releases.stream()
                        .collect(Collectors.toMap(
                                each -> each, each -> each, (first, second) -> first, LinkedHashMap::new)),
                releases));
        text.append("|---|---").append("|---".repeat(releases.size())).append("|\n");
        for (TrialGrid grid : grids) {
            Map<String, Map<String, String>> rows = new LinkedHashMap<>();
            grid.arms()
                    .forEach(arm -> rows.computeIfAbsent(
                                    ArmSpec.parse(arm.arm()).transport(), unused -> new LinkedHashMap<>())
                            .put(release(arm), cell(arm)));
            rows.forEach(
                    (transport, cells) -> text.append(line("`" + grid.script() + "`", transport, cells, releases)));
        }
        return text.toString();
    }

    private static String line(String script, String transport, Map<String, String> cells, Set<String> releases) {
        return releases.stream()
                .map(release -> cells.getOrDefault(release, ""))
                .collect(Collectors.joining(" | ", "| " + script + " | " + transport + " | ", " |\n"));
    }

    private String release(Compared arm) {
        return ArmSpec.parse(arm.arm()).version().orElse(defaultVersion);
    }

    private static String cell(Compared arm) {
        return arm.result()
                + arm.line()
                        .filter(line -> arm.result() != Compared.Result.NOT_OFFERED)
                        .map(line -> " in line " + line.line())
                        .orElse("");
    }
}
