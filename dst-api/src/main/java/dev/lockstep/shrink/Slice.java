package dev.lockstep.shrink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * First guesses at the lines that a finding needs, so that most of a long list goes with one trial. A line belongs to
 * the finding if it has a value of the line that shows it, or of the rows that differ. Maintenance has no values at
 * all, and belongs to every finding.
 */
final class Slice {

    private final List<Line> lines;
    private final Set<String> keys;

    Slice(List<Line> lines, Set<String> keys) {
        this.lines = lines;
        this.keys = new HashSet<>(keys);
        this.keys.addAll(keys(last()));
    }

    private Line last() {
        return lines.get(lines.size() - 1);
    }

    private static Set<String> keys(Line line) {
        return Keys.in(line.arguments());
    }

    /** Returns the guesses, the boldest first. */
    List<List<Line>> all() {
        Set<String> reached = reached();
        Set<List<Line>> slices = new LinkedHashSet<>();
        slices.add(List.of(last()));
        slices.add(where(line -> sharesOne(line, keys)));
        slices.add(where(line -> sharesOne(line, keys) || keys(line).isEmpty()));
        slices.add(where(line -> sharesOne(line, reached) || keys(line).isEmpty()));
        return List.copyOf(slices);
    }

    /** Returns the values of all lines that share a value with the finding: a friend of a person has another name. */
    private Set<String> reached() {
        Set<String> reached = new HashSet<>(keys);
        lines.stream().filter(line -> sharesOne(line, keys)).forEach(line -> reached.addAll(keys(line)));
        return reached;
    }

    private List<Line> where(Predicate<Line> belongs) {
        List<Line> slice = new ArrayList<>();
        for (Line line : lines) {
            if (line == last() || belongs.test(line)) {
                slice.add(line);
            }
        }
        return slice;
    }

    private static boolean sharesOne(Line line, Set<String> values) {
        return keys(line).stream().anyMatch(values::contains);
    }
}
