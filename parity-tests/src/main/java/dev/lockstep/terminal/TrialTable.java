package dev.lockstep.terminal;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.trial.Blind;
import dev.lockstep.trial.Compared;
import dev.lockstep.trial.TrialGrid;
import dev.lockstep.workloads.script.ScriptLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A grid of releases and transports for one script, as text for people.
 *
 * @param grid the grid
 * @param defaultVersion the release of an arm that names none
 */
public record TrialTable(TrialGrid grid, String defaultVersion) {

    /** The width of a narrow column. */
    private static final int WIDTH = 24;

    private static final String RELEASE = "  %-18s";

    /** The number of refusals of the reference that are shown in full. */
    private static final int SHOWN_REFUSALS = 3;

    /** Returns the grid. Below it stands the first line on which each arm differs, and all that was not compared. */
    public String text() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        int width = WIDTH;
        for (Compared arm : grid.arms()) {
            ArmSpec spec = ArmSpec.parse(arm.arm());
            columns.add(way(spec));
            String cell = rows.computeIfAbsent(release(spec, defaultVersion), unused -> new LinkedHashMap<>())
                    .merge(way(spec), cell(arm), (one, other) -> one + " / " + other);
            width = Math.max(width, cell.length());
        }
        StringBuilder text = new StringBuilder(grid.script() + ", " + Shown.count(grid.lines(), "line", "lines")
                + ", compared with " + grid.reference());
        if (grid.answered() == 0) {
            text.append(", which refuses every statement, so the script shows nothing");
        } else if (!grid.checks()) {
            text.append(", which answered no question, so little is compared");
        } else if (!grid.misread().isEmpty()) {
            text.append(", which does not understand ")
                    .append(Shown.count(grid.misread().size(), "line", "lines"))
                    .append(", so nothing is shown by that");
        }
        String padded = "%-" + width + "s  ";
        text.append('\n').append(String.format(Locale.ROOT, RELEASE, "release"));
        columns.forEach(column -> text.append(String.format(Locale.ROOT, padded, column)));
        rows.forEach((release, cells) -> {
            text.append('\n').append(String.format(Locale.ROOT, RELEASE, release));
            columns.forEach(column -> text.append(String.format(Locale.ROOT, padded, cells.getOrDefault(column, "-"))));
        });
        text.append('\n');
        details().forEach(detail -> text.append("  ").append(detail).append('\n'));
        unstable().forEach(line -> text.append("  ").append(line).append('\n'));
        refused().forEach(line -> text.append("  ").append(line).append('\n'));
        byArms(Compared::leftOut)
                .forEach((left, arms) -> text.append("  left out by ")
                        .append(String.join(", ", arms))
                        .append(": ")
                        .append(named(left.line()))
                        .append(": ")
                        .append(Shown.line(left.why()))
                        .append('\n'));
        byArms(arm -> unseen(arm).stream().toList())
                .forEach((unseen, arms) -> text.append("  nobody looked into ")
                        .append(String.join(", ", arms))
                        .append(" to see whether ")
                        .append(Shown.line(unseen))
                        .append('\n'));
        return text.toString().replaceAll(" +\n", "\n");
    }

    /** Returns the release of an arm, with that of its client if it is another one. */
    static String release(ArmSpec arm, String defaultVersion) {
        return arm.version().orElse(defaultVersion)
                + arm.clientVersion().map(client -> "/" + client).orElse("");
    }

    /** Returns the way to a system: a transport, in a storage context or kept plain if it is so. */
    static String way(ArmSpec arm) {
        return new ArmSpec(arm.transport(), arm.context(), Optional.empty(), Optional.empty(), arm.plain()).name();
    }

    private static String cell(Compared arm) {
        if (arm.result() == Compared.Result.NOT_OFFERED) {
            return arm.result().toString();
        }
        String at = arm.line().map(line -> ", line " + line.line()).orElse("");
        String left = arm.leftOut().isEmpty() ? "" : " (" + arm.leftOut().size() + " left out)";
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

    /** Returns the lines with which nothing was compared, each with the reason. */
    private List<String> unstable() {
        return grid.unstable().stream()
                .map(line -> named(line) + ": nothing is compared, because " + grid.reference()
                        + " answered in another way when it played the script again")
                .toList();
    }

    /** Returns the first refusals of the reference, and the numbers of the other lines that it refuses. */
    private List<String> refused() {
        List<String> shown = new ArrayList<>(grid.refused().stream()
                .limit(SHOWN_REFUSALS)
                .map(each -> grid.reference() + " at " + named(each.line()) + ": " + Shown.line(each.why()))
                .toList());
        if (grid.refused().size() > SHOWN_REFUSALS) {
            shown.add(grid.refused().stream()
                    .skip(SHOWN_REFUSALS)
                    .map(each -> "" + each.line().line())
                    .collect(Collectors.joining(", ", grid.reference() + " also refuses these lines: ", "")));
        }
        return shown;
    }

    /** Returns what is said of several arms, once each, with the arms of which it is said. */
    private <T> Map<T, Set<String>> byArms(Function<Compared, List<T>> said) {
        Map<T, Set<String>> arms = new LinkedHashMap<>();
        grid.arms()
                .forEach(arm -> said.apply(arm)
                        .forEach(each -> arms.computeIfAbsent(each, unused -> new LinkedHashSet<>())
                                .add(arm.arm())));
        return arms;
    }

    /** The reasons are in the JSON, because they name parts of an engine. */
    private static Optional<String> unseen(Compared arm) {
        List<String> invariants = arm.blind().stream().map(Blind::invariant).toList();
        int last = invariants.size() - 1;
        return last < 1
                ? invariants.stream().findFirst()
                : Optional.of(String.join(", ", invariants.subList(0, last)) + " and " + invariants.get(last));
    }

    private static String named(ScriptLine line) {
        String directive = line.session().isEmpty() ? line.kind().toString() : line.kind() + " " + line.session();
        return "line " + line.line() + "  " + Shown.line(line.text().isEmpty() ? directive : line.text());
    }

    private String detail(Compared arm) {
        return arm.line()
                .map(line -> named(line) + "\n      "
                        + grid.reference() + ": " + Shown.line(arm.expected()) + "\n      here: "
                        + Shown.line(arm.actual()))
                .orElseGet(() -> Shown.line(arm.actual()));
    }
}
